import { CircleAlert, CircleCheck, CircleX, Info, type LucideProps } from "lucide-react";
import type { Tone } from "./badge";
import { cn } from "./cn";

const ICONS = {
  neutral: { Icon: Info, color: "text-muted" },
  accent: { Icon: Info, color: "text-accent" },
  pass: { Icon: CircleCheck, color: "text-pass" },
  attention: { Icon: CircleAlert, color: "text-attention" },
  fail: { Icon: CircleX, color: "text-fail" },
} as const satisfies Record<Tone, unknown>;

/** The shape that stands for a tone, so that no state is told by colour alone. */
export function ToneIcon({ tone, className, ...props }: LucideProps & { tone: Tone }) {
  const { Icon, color } = ICONS[tone];
  return (
    <Icon aria-hidden data-slot="tone-icon" className={cn("size-4 shrink-0", color, className)} {...props} />
  );
}
