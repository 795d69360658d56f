import { z } from "zod";
import { Badge } from "./score";

/** The payload of `product.compliance-changed`, with the product it is about. */
export const ToldChange = z.object({
  productId: z.string(),
  domainId: z.string(),
  domain: z.string(),
  name: z.string(),
  title: z.string(),
  from: Badge,
  to: Badge,
});
export type ToldChange = z.infer<typeof ToldChange>;

export type DigestLine = Omit<ToldChange, "from" | "to"> & { news: "broken" | "mended" };

/**
 * What owners are told of a batch of changes: products that became non-compliant and those that are so no longer.
 * What went there and back meanwhile is no news.
 */
export function digestLines(changes: readonly ToldChange[]): DigestLine[] {
  const first = new Map<string, ToldChange>();
  const last = new Map<string, ToldChange>();
  for (const change of changes) {
    if (!first.has(change.productId)) first.set(change.productId, change);
    last.set(change.productId, change);
  }
  return [...last.values()].flatMap(({ to, from: _from, ...product }): DigestLine[] => {
    const from = first.get(product.productId)?.from;
    if ((from === "non-compliant") === (to === "non-compliant")) return [];
    return [{ ...product, news: to === "non-compliant" ? "broken" : "mended" }];
  });
}
