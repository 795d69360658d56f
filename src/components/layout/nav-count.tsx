import { cn } from "@/components/ui/cn";

/** How many things wait at a place. */
export function NavCount({ className, children, ...props }: React.ComponentProps<"span">) {
  return (
    <span
      data-slot="nav-count"
      className={cn(
        "rounded-full bg-accent-wash px-1.5 font-medium text-accent-ink text-xs tabular-nums",
        className,
      )}
      {...props}
    >
      {children}
    </span>
  );
}
