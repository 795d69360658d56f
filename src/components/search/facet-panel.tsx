import type { FacetGroup } from "@/lib/discovery/facet-choices";
import type { SearchParams } from "@/lib/discovery/model";
import { FacetSection } from "./facet-section";
import { ScoreRange } from "./score-range";
import { UpdatedRange } from "./updated-range";

type FacetPanelProps = { params: SearchParams; facets: readonly FacetGroup[] };

/** No facets, no engine: then there is nothing that could narrow. Every choice is a link to the search it leads to, so narrowing down works without JavaScript and in new tabs. */
export function FacetPanel({ params, facets }: FacetPanelProps) {
  return (
    <div data-slot="facet-panel" className="flex flex-col gap-5">
      {facets
        .filter(({ choices, find }) => choices.length > 0 || find !== null)
        .map((group) => (
          <FacetSection key={group.param} group={group} params={params} />
        ))}
      {facets.length > 0 && (
        <>
          <ScoreRange params={params} />
          <UpdatedRange params={params} />
        </>
      )}
    </div>
  );
}
