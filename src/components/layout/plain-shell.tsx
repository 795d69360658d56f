import { Logo } from "./logo";

/** The frame of pages for people who are not signed in: sign-in, invitation, first start. */
export function PlainShell({ children }: { children: React.ReactNode }) {
  return (
    <div
      data-slot="plain-shell"
      className="flex min-h-dvh flex-col items-center px-4 py-10 sm:justify-center"
    >
      <header className="mb-8 flex items-center gap-2 font-semibold text-xl tracking-[-0.01em]">
        <Logo className="size-7" />
        Agora
      </header>
      <main id="main" className="w-full max-w-96">
        {children}
      </main>
    </div>
  );
}
