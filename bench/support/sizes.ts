/** A small catalog, the size of the design, and the most the embedded engine is meant for. */
export const SIZES = [1_000, 10_000, 25_000] as const;
export type Size = (typeof SIZES)[number];
export const DESIGN_SIZE: Size = 10_000;

export function productsOf(count: number): string {
  return `${count.toLocaleString("en")} products`;
}
