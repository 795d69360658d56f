import { cva } from "class-variance-authority";
import type { Tone } from "./badge";
import { cn } from "./cn";
import { ToneIcon } from "./tone-icon";

const calloutVariants = cva("grid grid-cols-[auto_1fr] gap-x-2.5 gap-y-1 rounded-lg border px-4 py-3", {
  variants: {
    tone: {
      neutral: "bg-surface",
      accent: "border-accent/20 bg-accent-wash/50",
      pass: "border-pass/20 bg-pass-wash/50",
      attention: "border-attention/25 bg-attention-wash/50",
      fail: "border-fail/20 bg-fail-wash/50",
    },
  },
});

/** Something to know before going on. Add `role="alert"` when it answers what the person just did. */
export function Callout({
  tone,
  className,
  children,
  ...props
}: React.ComponentProps<"div"> & { tone: Tone }) {
  return (
    <div data-slot="callout" className={cn(calloutVariants({ tone }), className)} {...props}>
      <ToneIcon tone={tone} className="mt-0.5" />
      <div className="flex min-w-0 flex-col gap-1">{children}</div>
    </div>
  );
}

export function CalloutTitle({ className, ...props }: React.ComponentProps<"p">) {
  return <p data-slot="callout-title" className={cn("font-medium", className)} {...props} />;
}

export function CalloutBody({ className, ...props }: React.ComponentProps<"div">) {
  return <div data-slot="callout-body" className={cn("max-w-[72ch]", className)} {...props} />;
}

export function CalloutActions({ className, ...props }: React.ComponentProps<"div">) {
  return (
    <div data-slot="callout-actions" className={cn("mt-1 flex flex-wrap gap-2", className)} {...props} />
  );
}
