import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";

/** The browser's own way to choose a file, with a button that looks like one. */
export function FileInput({ className, ...props }: Omit<React.ComponentProps<typeof Input>, "type">) {
  return (
    <Input
      type="file"
      className={cn(
        "h-auto bg-surface p-1 read-only:[&:is(input,textarea)]:bg-surface pointer-coarse:h-auto",
        "file:mr-3 file:h-7 file:cursor-pointer file:rounded-sm file:border file:border-edge/50 file:bg-sunken file:px-2.5 file:font-medium file:text-ink file:text-sm",
        className,
      )}
      {...props}
    />
  );
}
