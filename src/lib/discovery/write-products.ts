import "server-only";
import { z } from "zod";
import type { Unindexable } from "./dead-letters";
import { ProductSearchDoc } from "./document";
import type { IndexOp, Rebuild, Receipt } from "./engine";
import type { DomainPath, PublishedProduct } from "./published-product";
import { toDocument } from "./to-document";

type Upsert = Extract<IndexOp, { op: "upsert" }>;

/** What to write for these products, and those that make no document any engine would take. */
export function toOps(
  products: readonly PublishedProduct[],
  paths: ReadonlyMap<string, DomainPath>,
): { ops: Upsert[]; misfits: Unindexable[] } {
  const ops: Upsert[] = [];
  const misfits: Unindexable[] = [];
  for (const product of products) {
    const parsed = ProductSearchDoc.safeParse(toDocument(product, paths.get(product.domainId) ?? []));
    if (parsed.success) ops.push({ op: "upsert", doc: parsed.data });
    else misfits.push({ productId: product.id, error: z.prettifyError(parsed.error) });
  }
  return { ops, misfits };
}

/** Writes and waits until it is done; answers which documents were refused while their neighbours got in. */
export async function applySettled(
  index: Pick<Rebuild, "apply" | "settle">,
  ops: readonly IndexOp[],
): Promise<Unindexable[]> {
  return ops.length === 0 ? [] : refusedOf(index, await index.apply(ops));
}

/** Waits until what was written is done, for the same answer. */
export async function refusedOf(index: Pick<Rebuild, "settle">, receipt: Receipt): Promise<Unindexable[]> {
  const settled = await index.settle(receipt);
  if (settled.state === "succeeded") return [];
  if (settled.state === "failed" && settled.ids.length > 0)
    return settled.ids.map((productId) => ({ productId, error: settled.message }));
  throw new Error(
    settled.state === "failed"
      ? `The index refused a batch: ${settled.message}`
      : "The index did not answer in time.",
  );
}
