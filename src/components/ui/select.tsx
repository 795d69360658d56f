import { ChevronDown } from "lucide-react";
import { cn } from "./cn";
import { controlVariants } from "./control";

/** The browser's own select: complete keyboard and touch behaviour, and it works without JavaScript. */
export function Select({ className, ...props }: React.ComponentProps<"select">) {
  return (
    <span data-slot="select" className={cn("relative block", className)}>
      <select
        className={cn(controlVariants(), "h-8 appearance-none truncate pr-8 pointer-coarse:h-10")}
        {...props}
      />
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute inset-y-0 right-2.5 my-auto size-4 text-muted"
      />
    </span>
  );
}
