import { cva, type VariantProps } from "class-variance-authority";
import { cn } from "./cn";

const avatarVariants = cva(
  "inline-grid shrink-0 select-none place-items-center rounded-full border bg-sunken font-medium text-muted",
  {
    variants: { size: { sm: "size-5 text-[0.5625rem]", md: "size-7 text-xs", lg: "size-10 text-base" } },
    defaultVariants: { size: "md" },
  },
);

/** The first letters of the first and last word of a name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}

type AvatarProps = Omit<React.ComponentProps<"span">, "children"> &
  VariantProps<typeof avatarVariants> & { initials: string };

/** A decoration: the person's name stands beside it or labels what it is in. */
export function Avatar({ initials, size, className, ...props }: AvatarProps) {
  return (
    <span aria-hidden data-slot="avatar" className={cn(avatarVariants({ size }), className)} {...props}>
      {initials}
    </span>
  );
}
