import { byName } from "@/lib/registry/domain-tree";
import { toRefText } from "@/lib/registry/ref-text";
import type { MapProduct } from "./mesh-map";

/** Products whose title or address holds every word, those first whose title begins with what was typed. */
export function findOnMap<P extends MapProduct>(products: Iterable<P>, text: string): P[] {
  const typed = folded(text);
  const words = typed.split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const begins = (product: P) => Number(folded(product.title).startsWith(typed));
  return [...products]
    .filter((product) => {
      const said = `${folded(product.title)} ${toRefText(product.ref)}`;
      return words.every((word) => said.includes(word));
    })
    .toSorted((a, b) => begins(b) - begins(a) || byName({ name: a.title }, { name: b.title }));
}

/** The product somebody means by its address, its title, or the beginning of one; undefined where there is none. */
export function meantBy<P extends MapProduct>(products: Iterable<P>, text: string): P | undefined {
  const all = [...products];
  const typed = folded(text);
  return (
    all.find(({ ref }) => toRefText(ref) === text) ??
    all.find(({ title }) => folded(title) === typed) ??
    findOnMap(all, text)[0]
  );
}

/** Without case and accents. */
function folded(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}
