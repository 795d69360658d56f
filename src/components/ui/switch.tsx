import { cn } from "./cn";

/** A checkbox that reads as on or off, for settings that hold at once. */
export function Switch({ className, ...props }: Omit<React.ComponentProps<"input">, "type" | "role">) {
  return (
    <input
      data-slot="switch"
      type="checkbox"
      // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells its own checked state.
      role="switch"
      className={cn(
        "relative h-5 w-9 shrink-0 appearance-none rounded-full border border-edge bg-sunken transition-colors",
        "before:absolute before:top-[2px] before:left-[2px] before:size-3.5 before:rounded-full before:bg-muted before:transition-all",
        "checked:border-accent checked:bg-accent checked:before:left-[18px] checked:before:bg-on-accent",
        "disabled:cursor-not-allowed disabled:opacity-50",
        className,
      )}
      {...props}
    />
  );
}
