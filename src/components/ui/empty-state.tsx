import { cn } from "./cn";

/** What a list shows when it has nothing: what would be here, and how to get the first one. */
export function EmptyState({ className, ...props }: React.ComponentProps<"div">) {
  return (
    <div
      data-slot="empty-state"
      className={cn(
        "flex flex-col items-center gap-2 rounded-lg border border-dashed px-6 py-10 text-center [&>svg]:mb-1 [&>svg]:size-6 [&>svg]:stroke-[1.5] [&>svg]:text-muted",
        className,
      )}
      {...props}
    />
  );
}

export function EmptyStateTitle({ className, ...props }: React.ComponentProps<"p">) {
  return <p data-slot="empty-state-title" className={cn("font-semibold text-lg", className)} {...props} />;
}

export function EmptyStateBody({ className, ...props }: React.ComponentProps<"p">) {
  return (
    <p
      data-slot="empty-state-body"
      className={cn("max-w-[48ch] text-balance text-muted", className)}
      {...props}
    />
  );
}

export function EmptyStateActions({ className, ...props }: React.ComponentProps<"div">) {
  return (
    <div
      data-slot="empty-state-actions"
      className={cn("mt-3 flex flex-wrap justify-center gap-2", className)}
      {...props}
    />
  );
}
