import Link from "next/link";
import { cn } from "./cn";

/** Tabs are pages of their own: every one has an address. Name the set with `aria-label`. */
export function Tabs({
  className,
  children,
  ...props
}: React.ComponentProps<"nav"> & { "aria-label": string }) {
  return (
    <nav
      data-slot="tabs"
      className={cn("overflow-x-auto border-b [scrollbar-width:none]", className)}
      {...props}
    >
      <ul className="flex min-w-max gap-5">{children}</ul>
    </nav>
  );
}

/** Mark the tab that is open with `aria-current="page"`. */
export function TabLink({ className, ...props }: React.ComponentProps<typeof Link>) {
  return (
    <li>
      <Link
        data-slot="tab-link"
        scroll={false}
        className={cn(
          "flex h-10 items-center gap-1.5 border-transparent border-b-2 text-muted transition-colors hover:text-ink",
          "focus-visible:outline-offset-[-2px] aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink",
          className,
        )}
        {...props}
      />
    </li>
  );
}

export function TabCount({ className, ...props }: React.ComponentProps<"span">) {
  return (
    <span
      data-slot="tab-count"
      className={cn("rounded-full bg-sunken px-1.5 font-normal text-muted text-xs tabular-nums", className)}
      {...props}
    />
  );
}
