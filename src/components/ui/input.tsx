import { cn } from "./cn";
import { controlVariants } from "./control";

export function Input({ className, type = "text", ...props }: React.ComponentProps<"input">) {
  return (
    <input
      data-slot="input"
      type={type}
      className={cn(controlVariants(), "h-8 pointer-coarse:h-10", className)}
      {...props}
    />
  );
}
