import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

type DisclosureProps = {
  label: string;
  /** What sets this button apart from others with the same label. */
  about: string;
  variant: "primary" | "secondary";
  size: "sm" | "md";
  children: React.ReactNode;
};

/** A form that opens where its button is, by the browser's own means and so without JavaScript too. */
export function Disclosure({ label, about, variant, size, children }: DisclosureProps) {
  return (
    <details className="open:basis-full">
      <summary
        className={cn(
          buttonVariants({ variant, size }),
          "w-fit cursor-pointer list-none hover:bg-sunken [&::-webkit-details-marker]:hidden",
          variant === "primary" && "hover:bg-accent-strong",
        )}
      >
        {label}
        <span className="sr-only"> {about}</span>
      </summary>
      <div className="mt-3 max-w-2xl">{children}</div>
    </details>
  );
}
