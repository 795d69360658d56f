import { type ProductRef, productHref } from "./model";

/** The place on the schema tab that `columnHref` leads to; there is one on a page. */
export const COLUMN_ANCHOR = "column";

/** Leads to a column by its dotted path: the first port of the product that has it. */
export function columnHref(ref: ProductRef, path: string): string {
  return `${productHref(ref)}/schema?column=${encodeURIComponent(path)}#${COLUMN_ANCHOR}`;
}
