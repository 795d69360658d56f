import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { cn } from "./cn";

export function Breadcrumb({ className, children, ...props }: React.ComponentProps<"nav">) {
  return (
    <nav
      data-slot="breadcrumb"
      aria-label="Breadcrumb"
      className={cn("min-w-0 text-sm", className)}
      {...props}
    >
      <ol className="flex min-w-0 flex-wrap items-center gap-x-1 text-muted">{children}</ol>
    </nav>
  );
}

export function BreadcrumbLink({ className, ...props }: React.ComponentProps<typeof Link>) {
  return (
    <li className="flex min-w-0 items-center gap-1">
      <Link
        data-slot="breadcrumb-link"
        className={cn("truncate rounded-sm py-0.5 transition-colors hover:text-ink", className)}
        {...props}
      />
      <ChevronRight aria-hidden className="size-3.5 shrink-0" />
    </li>
  );
}

/** Where one is: the last crumb, and not a link. */
export function BreadcrumbPage({ className, ...props }: React.ComponentProps<"span">) {
  return (
    <li className="flex min-w-0">
      <span
        data-slot="breadcrumb-page"
        aria-current="page"
        className={cn("truncate py-0.5 text-ink", className)}
        {...props}
      />
    </li>
  );
}
