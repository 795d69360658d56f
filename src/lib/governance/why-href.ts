import { type ProductRef, productHref } from "@/lib/registry/model";

/** Where it is told why a version was published. */
export function whyHref(ref: ProductRef, version: string): string {
  return `${productHref(ref)}/versions/${encodeURIComponent(version)}/why`;
}
