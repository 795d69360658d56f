import { cn } from "./cn";

type ProgressProps = Omit<React.ComponentProps<"progress">, "max" | "value"> & {
  "aria-label": string;
  value: number;
  max: number;
};

/** The browser's own progress element; write the counts beside it. */
export function Progress({ className, ...props }: ProgressProps) {
  return (
    <progress
      data-slot="progress"
      className={cn(
        "block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-line",
        "[&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-accent",
        "[&::-moz-progress-bar]:rounded-full [&::-moz-progress-bar]:bg-accent",
        "data-[tone=pass]:[&::-moz-progress-bar]:bg-pass data-[tone=pass]:[&::-webkit-progress-value]:bg-pass",
        "data-[tone=attention]:[&::-moz-progress-bar]:bg-attention data-[tone=attention]:[&::-webkit-progress-value]:bg-attention",
        "data-[tone=fail]:[&::-moz-progress-bar]:bg-fail data-[tone=fail]:[&::-webkit-progress-value]:bg-fail",
        className,
      )}
      {...props}
    />
  );
}
