import type { ProductRef } from "@/lib/registry/model";

/** Of a domain with everything below it: sums over what the actor may see, and its products that are looked at most. */
export type DomainUsage = {
  views: number | null;
  consumers: number | null;
  top: readonly { ref: ProductRef; title: string; views: number }[];
};
