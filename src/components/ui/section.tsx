import { cn } from "./cn";

/** Name it with `aria-labelledby` its title. */
export function Section({ className, ...props }: React.ComponentProps<"section">) {
  return <section data-slot="section" className={cn("flex min-w-0 flex-col gap-3", className)} {...props} />;
}

export function SectionHeader({ className, ...props }: React.ComponentProps<"div">) {
  return (
    <div
      data-slot="section-header"
      className={cn("flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2", className)}
      {...props}
    />
  );
}

export function SectionTitle({ className, children, ...props }: React.ComponentProps<"h2">) {
  return (
    <h2 data-slot="section-title" className={cn("text-lg", className)} {...props}>
      {children}
    </h2>
  );
}

export function SectionSummary({ className, ...props }: React.ComponentProps<"p">) {
  return <p data-slot="section-summary" className={cn("max-w-[72ch] text-muted", className)} {...props} />;
}
