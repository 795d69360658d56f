import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import { cn } from "./cn";

/** Scrolls sideways in its own named region when the screen is narrower than its columns. */
export function Table({
  className,
  "aria-label": label,
  ...props
}: React.ComponentProps<"table"> & { "aria-label": string }) {
  return (
    <section
      data-slot="table-region"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="relative w-full overflow-x-auto rounded-sm"
    >
      <table
        data-slot="table"
        aria-label={label}
        className={cn("w-full border-collapse text-left tabular-nums", className)}
        {...props}
      />
    </section>
  );
}

export function TableHeader({ className, ...props }: React.ComponentProps<"thead">) {
  return <thead data-slot="table-header" className={cn("border-b", className)} {...props} />;
}

export function TableBody({ className, ...props }: React.ComponentProps<"tbody">) {
  return (
    <tbody
      data-slot="table-body"
      className={cn("[&>tr:hover]:bg-sunken/60 [&>tr:last-child]:border-0", className)}
      {...props}
    />
  );
}

export function TableRow({ className, ...props }: React.ComponentProps<"tr">) {
  return (
    <tr
      data-slot="table-row"
      className={cn("border-b transition-colors aria-selected:bg-accent-wash", className)}
      {...props}
    />
  );
}

const CELL = "px-3 align-top first:pl-2 last:pr-2";

export function TableHead({ className, scope = "col", ...props }: React.ComponentProps<"th">) {
  return (
    <th
      data-slot="table-head"
      scope={scope}
      className={cn(
        CELL,
        "group/head h-9 whitespace-nowrap align-middle font-medium text-muted text-xs",
        className,
      )}
      {...props}
    />
  );
}

export function TableCell({ className, ...props }: React.ComponentProps<"td">) {
  return <td data-slot="table-cell" className={cn(CELL, "py-2", className)} {...props} />;
}

/** A figure: right aligned, one width per digit. Give its heading `className="text-right"`. */
export function TableNumber({ className, ...props }: React.ComponentProps<"td">) {
  return (
    <td
      data-slot="table-number"
      className={cn(CELL, "whitespace-nowrap py-2 text-right", className)}
      {...props}
    />
  );
}

/** The link in a heading that sorts by it; the arrow follows `aria-sort` of the heading around it. */
export function TableSort({ className, children, ...props }: React.ComponentProps<typeof Link>) {
  return (
    <Link
      data-slot="table-sort"
      className={cn("-mx-1 inline-flex items-center gap-1 rounded-sm px-1 py-0.5 hover:text-ink", className)}
      {...props}
    >
      {children}
      <ArrowUp aria-hidden className="hidden size-3 group-aria-[sort=ascending]/head:block" />
      <ArrowDown aria-hidden className="hidden size-3 group-aria-[sort=descending]/head:block" />
      <ChevronsUpDown
        aria-hidden
        className="size-3 group-aria-[sort=ascending]/head:hidden group-aria-[sort=descending]/head:hidden"
      />
    </Link>
  );
}
