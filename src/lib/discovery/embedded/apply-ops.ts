import type { ProductSearchDoc } from "../document";
import type { IndexOp } from "../engine";
import { checkDocument, isRefusal, type Refusal } from "../refusal";
import type { SearchIndex } from "./search-index";

export const EMBEDDED_DOCS_MAX = 200_000;
const OPS_PER_TICK = 25;

/** Carries the operations out in order, leaving the event loop free in between. */
export async function applyOps(index: SearchIndex, ops: readonly IndexOp[]): Promise<Refusal[]> {
  const refusals: Refusal[] = [];
  for (const [i, op] of ops.entries()) {
    if (i > 0 && i % OPS_PER_TICK === 0) await nextTick();
    const refusal = op.op === "delete" ? remove(index, op.id) : upsert(index, op.doc);
    if (refusal) refusals.push(refusal);
  }
  return refusals;
}

export function nextTick(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function remove(index: SearchIndex, id: string): null {
  index.remove(id);
  return null;
}

function upsert(index: SearchIndex, doc: ProductSearchDoc): Refusal | null {
  const checked = checkDocument(doc);
  if (isRefusal(checked)) return checked;
  if (index.size >= EMBEDDED_DOCS_MAX && !index.has(checked.id)) {
    const message = `The embedded search holds ${EMBEDDED_DOCS_MAX} products. Set MEILI_URL to use Meilisearch.`;
    return { id: checked.id, code: "index-full", message };
  }
  index.upsert(checked);
  return null;
}
