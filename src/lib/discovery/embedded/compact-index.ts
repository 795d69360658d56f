import { nextTick } from "./apply-ops";
import { SearchIndex } from "./search-index";

const TOMBSTONE_SHARE = 0.3;
const TOMBSTONES_MIN = 100;
const DOCS_PER_TICK = 25;

/** Replaced documents leave their words behind; from this share on they cost more than a copy without them. */
export function needsCompaction(index: SearchIndex): boolean {
  return index.tombstones >= TOMBSTONES_MIN && index.tombstones > index.size * TOMBSTONE_SHARE;
}

/** A copy without what is left of replaced documents. Changes made meanwhile may be in it or not. */
export async function compactedCopy(index: SearchIndex): Promise<SearchIndex> {
  const copy = new SearchIndex(index.definition);
  for (const [i, id] of index.ids().entries()) {
    if (i > 0 && i % DOCS_PER_TICK === 0) await nextTick();
    const doc = index.find(id);
    if (doc) copy.upsert(doc);
  }
  return copy;
}
