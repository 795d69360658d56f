import { type Layer, toLayer } from "@/components/map/layer";
import {
  COMPLIANCE_VALUES,
  CRITICALITY_VALUES,
  DEMAND_VALUES,
  LIFECYCLE_VALUES,
  PERSONAL_DATA_VALUES,
  TRUST_VALUES,
  UNSAID,
  USAGE_VALUES,
} from "@/components/map/layer-words";
import { findBadges } from "@/lib/governance/queries/find-badges";
import { findCriticalities } from "@/lib/governance/queries/find-criticalities";
import type { Actor } from "@/lib/identity/model";
import type { Graph } from "@/lib/lineage/graph";
import type { MapLayer } from "@/lib/lineage/map/map-params";
import type { MeshProduct } from "@/lib/lineage/mesh-product";
import { findTrustStates } from "@/lib/quality/queries/find-trust";
import { findPersonalData } from "@/lib/registry/queries/find-personal-data";
import { OPEN_LIFECYCLES } from "@/lib/registry/visibility";
import { findRequestBands, findViewBands } from "@/lib/usage/queries/find-use-bands";

/** What the chosen layer says of these products; null for the one that is about flows alone. */
export async function layerOfMap(
  actor: Actor,
  layer: MapLayer,
  { nodes }: Graph<MeshProduct>,
): Promise<Layer | null> {
  const ids = [...nodes.keys()];
  if (layer === "compliance")
    return toLayer(COMPLIANCE_VALUES, await findBadges(actor, ids), ids, COMPLIANCE_VALUES["not-rated"]);
  if (layer === "trust")
    return toLayer(TRUST_VALUES, await findTrustStates(actor, ids), ids, TRUST_VALUES.unproven);
  if (layer === "usage") return toLayer(USAGE_VALUES, await findViewBands(actor), ids, USAGE_VALUES.little);
  if (layer === "demand")
    return toLayer(DEMAND_VALUES, await findRequestBands(actor), ids, DEMAND_VALUES.little);
  if (layer === "criticality")
    return toLayer(CRITICALITY_VALUES, await findCriticalities(actor), ids, UNSAID);
  if (layer === "personal-data")
    return toLayer(PERSONAL_DATA_VALUES, await findPersonalData(actor), ids, UNSAID);
  if (layer === "lifecycle") {
    const stages = [...nodes].flatMap(([id, { lifecycle }]) => {
      const open = OPEN_LIFECYCLES.find((stage) => stage === lifecycle);
      return open ? [[id, open] as const] : [];
    });
    return toLayer(LIFECYCLE_VALUES, new Map(stages), ids, LIFECYCLE_VALUES.active);
  }
  return null;
}
