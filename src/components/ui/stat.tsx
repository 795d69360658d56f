import { cn } from "./cn";

/** Figures side by side, each with what it counts. */
export function StatGroup({ className, ...props }: React.ComponentProps<"dl">) {
  return (
    <dl
      data-slot="stat-group"
      className={cn("grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-x-6 gap-y-4", className)}
      {...props}
    />
  );
}

export function Stat({ className, ...props }: React.ComponentProps<"div">) {
  return <div data-slot="stat" className={cn("flex min-w-0 flex-col gap-0.5", className)} {...props} />;
}

export function StatLabel({ className, ...props }: React.ComponentProps<"dt">) {
  return <dt data-slot="stat-label" className={cn("text-muted text-sm", className)} {...props} />;
}

export function StatValue({ className, ...props }: React.ComponentProps<"dd">) {
  return (
    <dd
      data-slot="stat-value"
      className={cn("font-semibold text-xl tabular-nums tracking-[-0.01em]", className)}
      {...props}
    />
  );
}

export function StatHint({ className, ...props }: React.ComponentProps<"dd">) {
  return <dd data-slot="stat-hint" className={cn("text-muted text-sm", className)} {...props} />;
}
