import { cn } from "./cn";

export function Kbd({ className, ...props }: React.ComponentProps<"kbd">) {
  return (
    <kbd
      data-slot="kbd"
      className={cn(
        "inline-flex h-5 min-w-5 items-center justify-center rounded-sm border bg-paper px-1 font-sans text-muted text-xs",
        className,
      )}
      {...props}
    />
  );
}
