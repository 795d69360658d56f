import { Check, Minus } from "lucide-react";
import { cn } from "./cn";

/** A native checkbox in our dress; set `indeterminate` on its ref for the mixed state. */
export function Checkbox({ className, ...props }: Omit<React.ComponentProps<"input">, "type">) {
  return (
    <span
      data-slot="checkbox"
      className={cn("relative inline-grid size-4 shrink-0 place-items-center", className)}
    >
      <input
        type="checkbox"
        className={cn(
          "peer size-4 appearance-none rounded-sm border border-edge bg-surface transition-colors hover:border-muted",
          "checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent",
          "aria-invalid:border-fail disabled:cursor-not-allowed disabled:opacity-50",
        )}
        {...props}
      />
      <Check
        aria-hidden
        strokeWidth={3}
        className="pointer-events-none absolute size-3 text-on-accent opacity-0 peer-checked:opacity-100 peer-indeterminate:opacity-0"
      />
      <Minus
        aria-hidden
        strokeWidth={3}
        className="pointer-events-none absolute size-3 text-on-accent opacity-0 peer-indeterminate:opacity-100"
      />
    </span>
  );
}
