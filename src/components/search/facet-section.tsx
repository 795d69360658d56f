import { counted } from "@/components/ui/counted";
import type { FacetGroup } from "@/lib/discovery/facet-choices";
import { type SearchParams, toggledHref } from "@/lib/discovery/model";
import { ChoiceLink } from "./choice-link";
import { FacetFindBox } from "./facet-find-box";

const SHOWN_AT_FIRST = 7;
/** Fewer are looked over sooner than typed for. */
const FOUND_FROM = 12;
const INDENTS = ["", "ml-4", "ml-8", "ml-12"];

type FacetSectionProps = { group: FacetGroup; params: SearchParams };

/** The values of a facet; where they are many, all of them can be searched. */
export function FacetSection({ group, params }: FacetSectionProps) {
  const { param, label, choices, find, isTruncated } = group;
  const shown = find === null ? SHOWN_AT_FIRST : choices.length;
  const first = choices.filter(({ isChosen }, index) => isChosen || index < shown);
  const rest = choices.filter((choice) => !first.includes(choice));

  return (
    <section aria-label={label}>
      <h3 className="mb-1 px-2 text-muted text-sm">{label}</h3>
      {(find !== null || choices.length >= FOUND_FROM || isTruncated) && (
        <FacetFindBox params={params} param={param} label={`Find in ${label.toLowerCase()}`} q={find ?? ""} />
      )}
      <ChoiceList choices={first} param={param} params={params} />
      {rest.length > 0 && (
        <details className="group">
          <summary className="flex h-7 list-none items-center rounded-md px-2 text-accent-ink text-sm hover:bg-sunken group-open:hidden pointer-coarse:h-9">
            {rest.length} more
          </summary>
          <ChoiceList choices={rest} param={param} params={params} />
          {isTruncated && (
            <p className="px-2 py-1 text-muted text-sm">The most frequent; find others above.</p>
          )}
        </details>
      )}
      {find !== null && (
        <p
          role="status"
          className={choices.length > 0 && !isTruncated ? "sr-only" : "px-2 py-1 text-muted text-sm"}
        >
          {foundWords(group, find)}
        </p>
      )}
    </section>
  );
}

function foundWords({ choices, isTruncated }: FacetGroup, find: string): string {
  if (choices.length === 0) return `Nothing here begins with “${find.trim()}”.`;
  const found = counted(choices.length, "value", "values");
  return isTruncated ? `The first ${found}; type more to see others.` : `${found} found.`;
}

type ChoiceListProps = Pick<FacetGroup, "choices" | "param"> & { params: SearchParams };

function ChoiceList({ choices, param, params }: ChoiceListProps) {
  return (
    <ul>
      {choices.map(({ value, label, count, isChosen, depth }) => (
        <li key={value} className={INDENTS[Math.min(depth, INDENTS.length - 1)]}>
          <ChoiceLink href={toggledHref(params, param, value)} isChosen={isChosen} label={label}>
            <span className="text-muted text-sm tabular-nums">
              <span className="sr-only">, </span>
              {count}
              <span className="sr-only"> products</span>
            </span>
          </ChoiceLink>
        </li>
      ))}
    </ul>
  );
}
