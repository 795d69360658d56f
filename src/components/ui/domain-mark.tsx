import { cva, type VariantProps } from "class-variance-authority";
import { cn } from "./cn";
import { hueFill } from "./hue-fill";

const markVariants = cva("inline-block shrink-0", {
  variants: { size: { sm: "size-2.5", md: "size-4", lg: "size-8" } },
  defaultVariants: { size: "sm" },
});

type DomainMarkProps = Omit<React.ComponentProps<"svg">, "children"> &
  VariantProps<typeof markVariants> & { name: string; hue: number };

/** The small square a domain is recognised by. A decoration: the domain's name is always beside it. */
export function DomainMark({ name, hue, size, className, ...props }: DomainMarkProps) {
  const initial = ([...name.trim()][0] ?? "").toUpperCase();

  return (
    <svg
      aria-hidden="true"
      data-slot="domain-mark"
      viewBox="0 0 20 20"
      className={cn(markVariants({ size }), className)}
      {...props}
    >
      <rect width="20" height="20" rx="5" className={hueFill(hue)} />
      <text
        x="10"
        y="14.6"
        textAnchor="middle"
        fontSize="13"
        fontWeight="700"
        className="fill-on-accent font-sans"
      >
        {initial}
      </text>
    </svg>
  );
}
