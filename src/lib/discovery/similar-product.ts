import type { ProductSummary } from "@/lib/registry/product";
import type { Likeness } from "./rank-similar";

/** A product that is like another one, and in what. */
export type SimilarProduct = { product: ProductSummary; likeness: Likeness };
