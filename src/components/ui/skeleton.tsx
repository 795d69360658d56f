import { cn } from "./cn";

/** The place of something that is coming, at its size. It does not move; wrap a page of them in `SkeletonRegion`. */
export function Skeleton({ className, ...props }: React.ComponentProps<"div">) {
  return (
    <div data-slot="skeleton" aria-hidden className={cn("h-4 rounded-sm bg-sunken", className)} {...props} />
  );
}

/** Tells screen readers once that something is loading. */
export function SkeletonRegion({ className, children, ...props }: React.ComponentProps<"div">) {
  return (
    <div
      data-slot="skeleton-region"
      role="status"
      className={cn("flex flex-col gap-3", className)}
      {...props}
    >
      <span className="sr-only">Loading…</span>
      {children}
    </div>
  );
}
