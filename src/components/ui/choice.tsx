import { cn } from "./cn";

/** A checkbox, radio or switch with its words: all of it is the target. */
export function Choice({ className, children, ...props }: React.ComponentProps<"label">) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the first child, given by the caller.
    <label
      data-slot="choice"
      className={cn(
        "grid cursor-pointer grid-cols-[auto_1fr] items-start gap-x-2.5 py-0.5",
        "has-[:disabled]:cursor-not-allowed has-[:disabled]:text-muted [&>[data-slot=checkbox]]:mt-[2.5px] [&>[data-slot=radio]]:mt-[2.5px]",
        className,
      )}
      {...props}
    >
      {children}
    </label>
  );
}

export function ChoiceHelp({ className, ...props }: React.ComponentProps<"span">) {
  return (
    <span data-slot="choice-help" className={cn("col-start-2 text-muted text-sm", className)} {...props} />
  );
}
