import { cn } from "./cn";

/** Facts as pairs, in two aligned columns; one column where there is no room. */
export function DescriptionList({ className, ...props }: React.ComponentProps<"dl">) {
  return <dl data-slot="description-list" className={cn("flex flex-col", className)} {...props} />;
}

export function DescriptionItem({ className, ...props }: React.ComponentProps<"div">) {
  return (
    <div
      data-slot="description-item"
      className={cn(
        "grid gap-x-6 gap-y-0.5 border-t py-2 first:border-t-0 sm:grid-cols-[minmax(8rem,12rem)_1fr]",
        className,
      )}
      {...props}
    />
  );
}

export function DescriptionTerm({ className, ...props }: React.ComponentProps<"dt">) {
  return <dt data-slot="description-term" className={cn("text-muted", className)} {...props} />;
}

export function DescriptionDetails({ className, ...props }: React.ComponentProps<"dd">) {
  return (
    <dd
      data-slot="description-details"
      className={cn("min-w-0 max-w-[72ch] [overflow-wrap:anywhere]", className)}
      {...props}
    />
  );
}
