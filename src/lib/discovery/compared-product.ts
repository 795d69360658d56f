import type { Badge } from "@/lib/governance/compliance/score";
import type { TrustState } from "@/lib/quality/trust";
import type { Descriptor } from "@/lib/registry/descriptor";
import type { ProductDetail, PublishedVersion } from "@/lib/registry/product";

/** What a comparison knows of each product. */
export type ComparedProduct = {
  product: ProductDetail & { current: PublishedVersion };
  descriptor: Descriptor;
  /** Null until the product has been rated. */
  badge: Badge | null;
  trust: TrustState | null;
  /** Products built on it that the actor may see. */
  consumers: number;
};
