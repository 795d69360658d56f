import { cn } from "@/components/ui/cn";
import { TRUST_LABELS, type TrustState } from "@/lib/quality/trust";
import { SealMark } from "./seal-mark";

const INKS = {
  proven: "text-pass-ink",
  "partly-proven": "text-pass-ink",
  unproven: "text-muted",
  failing: "text-fail-ink",
} as const satisfies Record<TrustState, string>;

type TrustSealProps = Omit<React.ComponentProps<"span">, "children"> & { state: TrustState };

/** The one trust signal. Where there is room for its reasons use `TrustSealLink`. */
export function TrustSeal({ state, className, ...props }: TrustSealProps) {
  return (
    <span
      data-slot="trust-seal"
      className={cn(
        "inline-flex items-baseline gap-1 whitespace-nowrap font-medium text-sm",
        INKS[state],
        className,
      )}
      {...props}
    >
      <SealMark state={state} />
      {TRUST_LABELS[state]}
    </span>
  );
}
