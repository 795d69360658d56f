import { cn } from "./cn";

/** A column of choices of which one holds. Wrap it in a `FieldGroup`, which names it. */
export function RadioGroup({ className, ...props }: React.ComponentProps<"div">) {
  return <div data-slot="radio-group" className={cn("flex flex-col gap-2", className)} {...props} />;
}

export function Radio({ className, ...props }: Omit<React.ComponentProps<"input">, "type">) {
  return (
    <input
      data-slot="radio"
      type="radio"
      className={cn(
        "size-4 shrink-0 appearance-none rounded-full border border-edge bg-surface transition-colors hover:border-muted",
        "checked:border-[5px] checked:border-accent disabled:cursor-not-allowed disabled:opacity-50",
        className,
      )}
      {...props}
    />
  );
}
