import type { TermSummary } from "./glossary";
import type { ProductSummary } from "./product";

/** A term and how many columns, ports and products the actor can see are linked to it. */
export type UsedTerm = TermSummary & { uses: number };

/** A product linked to a term, and where in it the links are. */
export type TermUse = {
  product: ProductSummary;
  places: readonly { portName: string; path: string | null }[];
};
