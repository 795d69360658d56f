import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { type FacetParam, type SearchParams, toggledHref } from "@/lib/discovery/model";

export type FacetGroup = {
  param: FacetParam;
  label: string;
  choices: readonly { value: string; label: string; count: number; isChosen: boolean; depth: number }[];
};

const SHOWN_AT_FIRST = 7;
const INDENTS = ["", "ml-4", "ml-8", "ml-12"];

/** Every choice is a link to the search it leads to, so narrowing down works without JavaScript and in new tabs. */
export function FacetPanel({ params, facets }: { params: SearchParams; facets: readonly FacetGroup[] }) {
  return (
    <div data-slot="facet-panel" className="flex flex-col gap-5">
      {facets
        .filter(({ choices }) => choices.length > 0)
        .map((group) => (
          <FacetSection key={group.param} group={group} params={params} />
        ))}
    </div>
  );
}

function FacetSection({ group, params }: { group: FacetGroup; params: SearchParams }) {
  const first = group.choices.filter(({ isChosen }, index) => isChosen || index < SHOWN_AT_FIRST);
  const rest = group.choices.filter((choice) => !first.includes(choice));

  return (
    <section aria-label={group.label}>
      <h3 className="mb-1 px-2 text-muted text-sm">{group.label}</h3>
      <ChoiceList choices={first} group={group} params={params} />
      {rest.length > 0 && (
        <details className="group">
          <summary className="flex h-7 list-none items-center rounded-md px-2 text-accent-ink text-sm hover:bg-sunken group-open:hidden pointer-coarse:h-9">
            {rest.length} more
          </summary>
          <ChoiceList choices={rest} group={group} params={params} />
        </details>
      )}
    </section>
  );
}

type ChoiceListProps = { choices: FacetGroup["choices"]; group: FacetGroup; params: SearchParams };

function ChoiceList({ choices, group, params }: ChoiceListProps) {
  return (
    <ul>
      {choices.map(({ value, label, count, isChosen, depth }) => (
        <li key={value} className={INDENTS[Math.min(depth, INDENTS.length - 1)]}>
          <Link
            href={toggledHref(params, group.param, value)}
            scroll={false}
            prefetch={false}
            aria-current={isChosen ? "true" : undefined}
            className={cn(
              "flex h-7 items-center gap-2 rounded-md px-2 transition-colors hover:bg-sunken pointer-coarse:h-10",
              "focus-visible:outline-offset-[-2px] aria-[current=true]:bg-accent-wash aria-[current=true]:font-medium aria-[current=true]:text-accent-ink",
            )}
          >
            <span className="min-w-0 flex-1 truncate" title={label}>
              {label}
            </span>
            <span className="text-muted text-sm tabular-nums">
              <span className="sr-only">, </span>
              {count}
              <span className="sr-only"> products</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
