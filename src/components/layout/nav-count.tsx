import { cn } from "@/components/ui/cn";

type NavCountProps = Omit<React.ComponentProps<"span">, "children"> & { children: number | undefined };

/** How many things wait at a place; beyond two digits nobody reads them. */
export function NavCount({ className, children = 0, ...props }: NavCountProps) {
  return (
    <span
      data-slot="nav-count"
      className={cn(
        "rounded-full bg-accent-wash px-1.5 font-medium text-accent-ink text-xs tabular-nums",
        className,
      )}
      {...props}
    >
      {children > 99 ? "99+" : children}
    </span>
  );
}
