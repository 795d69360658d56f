import Link from "next/link";
import { cn } from "./cn";

/** A few views of the same thing, each with an address. Name the set with `aria-label`. */
export function SegmentedControl({
  className,
  ...props
}: React.ComponentProps<"nav"> & { "aria-label": string }) {
  return (
    <nav
      data-slot="segmented-control"
      className={cn("inline-flex max-w-full gap-0.5 overflow-x-auto rounded-md bg-sunken p-0.5", className)}
      {...props}
    />
  );
}

/** Mark the view that is shown with `aria-current="page"`. */
export function Segment({ className, ...props }: React.ComponentProps<typeof Link>) {
  return (
    <Link
      data-slot="segment"
      scroll={false}
      className={cn(
        "inline-flex h-7 items-center gap-1.5 whitespace-nowrap rounded-sm border border-transparent px-2.5 text-muted text-sm transition-colors hover:text-ink pointer-coarse:h-9",
        "focus-visible:outline-offset-[-2px] aria-[current=page]:border-line aria-[current=page]:bg-surface aria-[current=page]:font-medium aria-[current=page]:text-ink",
        "[&_svg]:size-4",
        className,
      )}
      {...props}
    />
  );
}
