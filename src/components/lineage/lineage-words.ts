import { LIFECYCLE_LABELS } from "@/components/product/lifecycle-words";
import type { MeshProduct } from "@/lib/lineage/mesh-product";

/** What is said of an input whose product is hidden or does not exist, to whoever may not know which of the two. */
export const MISSING_WORDS = "Not there, or not for you to see";

/** The same to whoever may see every product. */
export const DANGLING_WORDS = "No published product has this name";

/** Said where nothing but a grant tells that data flows. */
export const GRANTED_WORDS = ", by granted access; no input port names it";

export function stepWords(distance: number): string {
  return distance === 1 ? "directly" : `${distance} steps away`;
}

/** The domain and, unless it is in full life, where the product is in it. */
export function factsLine(domainName: string, { lifecycle }: Pick<MeshProduct, "lifecycle">): string {
  return lifecycle === "active" ? domainName : `${LIFECYCLE_LABELS[lifecycle]} · ${domainName}`;
}
