import type { DomainSummary } from "@/lib/registry/model";
import type { Graph } from "./graph";
import type { MeshProduct } from "./mesh-product";

export type DomainOfLineage = Pick<DomainSummary, "id" | "slug" | "name" | "hue"> & {
  /** Who answers for its products. */
  owners: readonly { id: string; name: string }[];
};

/** A product amid all it is made from and all that is made of it. */
export type ProductLineage = {
  product: MeshProduct;
  /** What is missing or outside is said of the product and of what lies above it alone. */
  graph: Graph<MeshProduct>;
  /** Those of the graph's products. */
  domains: ReadonlyMap<string, DomainOfLineage>;
};
