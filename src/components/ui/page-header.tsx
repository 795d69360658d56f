import { cn } from "./cn";

/** The top of a page: what it is on the left, what one can do with it on the right. */
export function PageHeader({ className, ...props }: React.ComponentProps<"header">) {
  return (
    <header
      data-slot="page-header"
      className={cn("flex flex-wrap items-start justify-between gap-x-6 gap-y-4", className)}
      {...props}
    />
  );
}

/** Title, summary and facts, stacked. */
export function PageHeading({ className, ...props }: React.ComponentProps<"div">) {
  return (
    <div
      data-slot="page-heading"
      className={cn("flex min-w-0 flex-1 basis-80 flex-col gap-1.5", className)}
      {...props}
    />
  );
}

export function PageTitle({ className, children, ...props }: React.ComponentProps<"h1">) {
  return (
    <h1 data-slot="page-title" className={cn("text-2xl [overflow-wrap:anywhere]", className)} {...props}>
      {children}
    </h1>
  );
}

export function PageSummary({ className, ...props }: React.ComponentProps<"p">) {
  return (
    <p data-slot="page-summary" className={cn("max-w-[72ch] text-lg text-muted", className)} {...props} />
  );
}

/** One line of small facts under the title. */
export function PageFacts({ className, ...props }: React.ComponentProps<"div">) {
  return (
    <div
      data-slot="page-facts"
      className={cn("flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm", className)}
      {...props}
    />
  );
}

export function PageActions({ className, ...props }: React.ComponentProps<"div">) {
  return (
    <div data-slot="page-actions" className={cn("flex flex-wrap items-center gap-2", className)} {...props} />
  );
}
