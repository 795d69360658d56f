import { seededRandom } from "../../tests/discovery/random";
import { DOMAINS, type GeneratedProduct } from "./generated-products";

/**
 * The same products with input ports: mostly from products made before them, as data flows, a few the other way so
 * that there are cycles, and most of them from the domain of their own.
 */
export function withInputs(products: readonly GeneratedProduct[], flows: number): GeneratedProduct[] {
  const random = seededRandom(flows);
  const inputs = new Map<number, Set<string>>();
  const refs = products.map(({ domain, name }) => `${DOMAINS[domain]?.slug}/${name}`);
  let left = flows;
  while (left > 0) {
    const to = 1 + Math.floor(random() * (products.length - 1));
    const isBack = random() < 0.02;
    const from = isBack ? Math.floor(random() * products.length) : Math.floor(random() * to);
    const isNear = products[from]?.domain === products[to]?.domain;
    const ref = refs[from];
    const known = inputs.get(to) ?? new Set<string>();
    if (ref === undefined || from === to || known.has(ref) || (!isNear && random() < 0.6)) continue;
    inputs.set(to, known.add(ref));
    left--;
  }
  return products.map((product, i) => ({
    ...product,
    document: {
      ...product.document,
      inputPorts: [...(inputs.get(i) ?? [])].map((ref, n) => ({
        name: `input-${n}`,
        product: `${ref}#lines`,
      })),
    },
  }));
}
