import { z } from "zod";
import type { ProductRef } from "@/lib/registry/model";
import { fromRefText, toRefText } from "@/lib/registry/ref-text";

export const COMPARED_MAX = 4;

const first = z.union([z.string(), z.array(z.string()).transform((all) => all.join(","))]);

/** All state of the comparison, read from its URL; what cannot be read is as if it had not been asked for. */
export const CompareParams = z.object({
  products: first.transform(refsIn).catch([]),
  only: first
    .pipe(z.enum(["differences"]))
    .optional()
    .catch(undefined),
  /** Words to find a product to add by. */
  q: first.transform((text) => text.replaceAll("\u0000", "").slice(0, 200).toWellFormed()).catch(""),
});
export type CompareParams = z.infer<typeof CompareParams>;

function refsIn(text: string): ProductRef[] {
  const refs = text
    .split(",")
    .slice(0, 50)
    .flatMap((part) => fromRefText(part) ?? []);
  return [...new Map(refs.map((ref) => [toRefText(ref), ref])).values()].slice(0, COMPARED_MAX);
}

/** The address of a comparison; the words one looked for are left behind. */
export function compareHref({ products, only }: Pick<CompareParams, "products" | "only">): string {
  const query = [
    ...(products.length > 0 ? [`products=${products.map(toRefText).join(",")}`] : []),
    ...(only ? [`only=${only}`] : []),
  ];
  return query.length > 0 ? `/compare?${query.join("&")}` : "/compare";
}

/** The same comparison with one product more, or without it when it is there. */
export function withProductToggled(products: readonly ProductRef[], ref: ProductRef): ProductRef[] {
  const others = products.filter((product) => toRefText(product) !== toRefText(ref));
  return others.length < products.length ? others : [...products, ref].slice(0, COMPARED_MAX);
}
