import { Fragment } from "react";
import type { FacetGroup } from "@/lib/discovery/facet-choices";
import type { SearchParams } from "@/lib/discovery/model";
import { FacetSection } from "./facet-section";
import { ScoreRange } from "./score-range";
import { UpdatedRange } from "./updated-range";

type FacetPanelProps = { params: SearchParams; facets: readonly FacetGroup[] };

/**
 * Every choice is a link to the search it leads to, so narrowing down works without JavaScript and in new tabs. The
 * ranges stand beside the facets they are akin to; without facets search is away, and nothing could narrow.
 */
export function FacetPanel({ params, facets }: FacetPanelProps) {
  return (
    <div data-slot="facet-panel" className="flex flex-col gap-5">
      {facets.map((group) => (
        <Fragment key={group.param}>
          {(group.choices.length > 0 || group.find !== null) && (
            <FacetSection group={group} params={params} />
          )}
          {group.param === "compliance" && <ScoreRange params={params} />}
          {group.param === "status" && <UpdatedRange params={params} />}
        </Fragment>
      ))}
    </div>
  );
}
