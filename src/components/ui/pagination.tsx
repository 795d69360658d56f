import { ChevronLeft, ChevronRight } from "lucide-react";
import { ButtonLink } from "./button";
import { cn } from "./cn";
import { pageWindow } from "./page-window";

type PaginationProps = Omit<React.ComponentProps<"nav">, "children"> & {
  page: number;
  pageCount: number;
  hrefOf: (page: number) => string;
};

/** Links, so that a page of results can be opened in a tab, shared and crawled. Pages count from 1. */
export function Pagination({ page, pageCount, hrefOf, className, ...props }: PaginationProps) {
  return (
    <nav
      data-slot="pagination"
      aria-label="Pages"
      className={cn("flex items-center gap-1 tabular-nums", className)}
      {...props}
    >
      {page > 1 && (
        <ButtonLink variant="quiet" size="icon" href={hrefOf(page - 1)} rel="prev" aria-label="Previous page">
          <ChevronLeft />
        </ButtonLink>
      )}
      {pageWindow(page, pageCount).map((entry, index, entries) =>
        entry === "gap" ? (
          <span key={`after-${entries[index - 1]}`} aria-hidden className="px-1 text-muted">
            …
          </span>
        ) : (
          <ButtonLink
            key={entry}
            href={hrefOf(entry)}
            variant="quiet"
            aria-label={`Page ${entry}`}
            aria-current={entry === page ? "page" : undefined}
            className="min-w-8 px-2 font-normal aria-[current=page]:bg-sunken aria-[current=page]:font-medium"
          >
            {entry}
          </ButtonLink>
        ),
      )}
      {page < pageCount && (
        <ButtonLink variant="quiet" size="icon" href={hrefOf(page + 1)} rel="next" aria-label="Next page">
          <ChevronRight />
        </ButtonLink>
      )}
    </nav>
  );
}
