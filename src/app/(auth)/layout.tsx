import { PlainShell } from "@/components/layout/plain-shell";

export default function AuthLayout({ children }: { children: React.ReactNode }) {
  return <PlainShell>{children}</PlainShell>;
}
