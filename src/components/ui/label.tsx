import { cn } from "./cn";

export function Label({
  className,
  htmlFor,
  children,
  ...props
}: React.ComponentProps<"label"> & { htmlFor: string }) {
  return (
    <label
      data-slot="label"
      htmlFor={htmlFor}
      className={cn("flex items-baseline gap-2 font-medium text-base", className)}
      {...props}
    >
      {children}
    </label>
  );
}

/** A quiet remark beside a label, such as "optional". */
export function LabelHint({ className, ...props }: React.ComponentProps<"span">) {
  return (
    <span data-slot="label-hint" className={cn("font-normal text-muted text-sm", className)} {...props} />
  );
}
