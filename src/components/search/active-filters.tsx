import { X } from "lucide-react";
import Link from "next/link";
import { TextLink } from "@/components/ui/text-link";
import { type SearchParams, searchHref, toggledHref } from "@/lib/discovery/model";
import type { FacetGroup } from "./facet-panel";

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
        <li key={`${param}:${value}`}>
          <Link
            href={toggledHref(params, param, value)}
            scroll={false}
            prefetch={false}
            aria-label={`Remove filter ${facet}: ${label}`}
            className="inline-flex h-7 max-w-72 items-center gap-1 rounded-full bg-accent-wash pr-1.5 pl-2.5 text-accent-ink text-sm transition-colors hover:bg-sunken pointer-coarse:h-9"
          >
            <span className="truncate">
              {facet}: {label}
            </span>
            <X aria-hidden className="size-3.5 shrink-0" />
          </Link>
        </li>
      ))}
      <li>
        <TextLink
          href={searchHref({ ...cleared(params), q: params.q })}
          scroll={false}
          className="px-1 text-sm"
        >
          Clear all
        </TextLink>
      </li>
    </ul>
  );
}

function cleared(params: SearchParams): SearchParams {
  return {
    ...params,
    domain: [],
    tag: [],
    port: [],
    platform: [],
    classification: [],
    personal: [],
    status: [],
    owner: [],
    archetype: [],
  };
}
