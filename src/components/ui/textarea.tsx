import { cn } from "./cn";
import { controlVariants } from "./control";

/** Grows with its text where the browser can (`field-sizing`), and is resizable everywhere. */
export function Textarea({ className, rows = 3, ...props }: React.ComponentProps<"textarea">) {
  return (
    <textarea
      data-slot="textarea"
      rows={rows}
      className={cn(controlVariants(), "field-sizing-content min-h-20 resize-y py-1.5", className)}
      {...props}
    />
  );
}
