import Link from "next/link";
import { cn } from "./cn";

/** A link within text, underlined so that it is not told by colour alone. */
export function TextLink({ className, ...props }: React.ComponentProps<typeof Link>) {
  return (
    <Link
      data-slot="text-link"
      className={cn(
        "rounded-sm text-accent underline decoration-1 decoration-accent/40 underline-offset-[3px] transition-colors hover:decoration-accent",
        className,
      )}
      {...props}
    />
  );
}
