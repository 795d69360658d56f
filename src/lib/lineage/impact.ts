import { csvLine } from "@/lib/platform/csv-line";
import { byName } from "@/lib/registry/domain-tree";
import type { MeshProduct } from "./mesh-product";
import type { DomainOfLineage, ProductLineage } from "./product-lineage";
import { walk } from "./walk";

/** A product that a change would reach: after how many steps, by which product, and whom to tell. */
export type Impact = {
  product: MeshProduct;
  domain: DomainOfLineage;
  distance: number;
  /** The one it takes the data from. */
  via: MeshProduct;
};

/** Everything made of a product, directly or not, the nearest first. */
export function impactOf({ product, graph, domains }: ProductLineage): Impact[] {
  const reached = walk(graph, product.id, "downstream").flatMap(({ id, distance, via: viaId }) => {
    const [end, via] = [graph.nodes.get(id), graph.nodes.get(viaId)];
    const domain = end && domains.get(end.domainId);
    return end && via && domain ? [{ product: end, domain, distance, via }] : [];
  });
  return reached.toSorted(
    (a, b) => a.distance - b.distance || byName({ name: a.product.title }, { name: b.product.title }),
  );
}

export const IMPACT_CSV_HEAD = csvLine([
  "steps",
  "domain",
  "product",
  "title",
  "lifecycle",
  "taken from",
  "owners",
]);

/** One product as a line for a spreadsheet. */
export function impactCsvLine({ product, domain, distance, via }: Impact): string {
  return csvLine([
    distance,
    product.ref.domain,
    product.ref.name,
    product.title,
    product.lifecycle,
    `${via.ref.domain}/${via.ref.name}`,
    domain.owners.map(({ name }) => name).join(", "),
  ]);
}
