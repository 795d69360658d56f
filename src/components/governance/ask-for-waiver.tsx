import { TextLink } from "@/components/ui/text-link";

/** The way out for what cannot be mended in time; nothing where the policy or the reader's role allows none. */
export function AskForWaiver({ href }: { href: string | null }) {
  if (href === null) return;
  return (
    <p className="text-muted text-sm">
      It cannot be mended now? <TextLink href={href}>Ask for a waiver</TextLink>
    </p>
  );
}
