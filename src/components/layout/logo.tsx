import { cn } from "@/components/ui/cn";

/** A gable with someone standing under it: the market hall that is also the assembly. */
export function Logo({ className, ...props }: React.ComponentProps<"svg">) {
  return (
    <svg
      aria-hidden="true"
      data-slot="logo"
      viewBox="0 0 24 24"
      className={cn("size-6 shrink-0", className)}
      {...props}
    >
      <path
        d="M3.2 20.2 12 3.8l8.8 16.4"
        strokeWidth="2.8"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="fill-none stroke-ink"
      />
      <circle cx="12" cy="17.2" r="3.1" className="fill-accent" />
    </svg>
  );
}
