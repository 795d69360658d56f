import { cva, type VariantProps } from "class-variance-authority";
import Link from "next/link";
import { cn } from "./cn";

export const buttonVariants = cva(
  [
    "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium",
    "transition-colors disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:opacity-50",
    "[&_svg:not([class*='size-'])]:size-4 [&_svg]:shrink-0",
  ],
  {
    variants: {
      variant: {
        primary:
          "border-transparent bg-accent text-on-accent enabled:hover:bg-accent-strong [a&]:hover:bg-accent-strong",
        secondary:
          "border-edge/50 bg-surface text-ink enabled:hover:border-edge enabled:hover:bg-sunken [a&]:hover:border-edge [a&]:hover:bg-sunken",
        quiet:
          "border-transparent text-ink enabled:hover:bg-sunken aria-expanded:bg-sunken [a&]:hover:bg-sunken",
        danger:
          "border-transparent bg-fail text-on-accent enabled:hover:bg-fail-strong [a&]:hover:bg-fail-strong",
      },
      size: {
        sm: "h-7 px-2 text-sm pointer-coarse:h-9",
        md: "h-8 px-3 text-base pointer-coarse:h-10",
        lg: "h-10 px-4 text-base",
        icon: "size-8 pointer-coarse:size-10",
        "icon-sm": "size-7 text-muted hover:text-ink pointer-coarse:size-9",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

type ButtonVariants = VariantProps<typeof buttonVariants>;

/** Does not submit unless it says `type="submit"`. */
export function Button({
  className,
  variant,
  size,
  type = "button",
  ...props
}: React.ComponentProps<"button"> & ButtonVariants) {
  return (
    <button
      data-slot="button"
      type={type}
      className={cn(buttonVariants({ variant, size }), className)}
      {...props}
    />
  );
}

export function ButtonLink({
  className,
  variant,
  size,
  ...props
}: React.ComponentProps<typeof Link> & ButtonVariants) {
  return <Link data-slot="button" className={cn(buttonVariants({ variant, size }), className)} {...props} />;
}
