import { X } from "lucide-react";
import Link from "next/link";
import { TextLink } from "@/components/ui/text-link";
import type { FacetGroup } from "@/lib/discovery/facet-choices";
import { type SearchParams, searchHref, toggledHref, withoutFilters } from "@/lib/discovery/model";
import { activeRanges } from "@/lib/discovery/ranges";

/** What narrows the search at the moment, each part removable. */
export function ActiveFilters({ params, facets }: { params: SearchParams; facets: readonly FacetGroup[] }) {
  const chosen = facets.flatMap(({ param, label, choices }) =>
    choices.filter(({ isChosen }) => isChosen).map((choice) => ({ ...choice, param, facet: label })),
  );

  return (
    <ul
      data-slot="active-filters"
      aria-label="Active filters"
      className="flex flex-wrap items-center gap-1.5"
    >
      {chosen.map(({ param, facet, value, label }) => (
        <Chip
          key={`${param}:${value}`}
          href={toggledHref(params, param, value)}
          facet={facet}
          words={label}
        />
      ))}
      {activeRanges(params).map(({ label, words, without }) => (
        <Chip key={label} href={searchHref(params, without)} facet={label} words={words} />
      ))}
      <li>
        <TextLink href={searchHref(withoutFilters(params))} scroll={false} className="px-1 text-sm">
          Clear all
        </TextLink>
      </li>
    </ul>
  );
}

function Chip({ href, facet, words }: { href: string; facet: string; words: string }) {
  return (
    <li>
      <Link
        href={href}
        scroll={false}
        prefetch={false}
        aria-label={`Remove filter ${facet}: ${words}`}
        className="inline-flex h-7 max-w-72 items-center gap-1 rounded-full bg-accent-wash pr-1.5 pl-2.5 text-accent-ink text-sm transition-colors hover:bg-sunken pointer-coarse:h-9"
      >
        <span className="truncate">
          {facet}: {words}
        </span>
        <X aria-hidden className="size-3.5 shrink-0" />
      </Link>
    </li>
  );
}
