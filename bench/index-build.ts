import { bareMiniSearch } from "./support/bare-minisearch";
import { heldMb } from "./support/measure";
import type { Row } from "./support/row";
import { engineWith, searchDocuments } from "./support/search-documents";

/** The index of 10,000 documents that are at hand; reading them from the database is part of `visible`. */
export async function measure(): Promise<Row[]> {
  const docs = searchDocuments();
  await engineWith(docs.slice(0, 1_000));
  const ours = await costOf(() => engineWith(docs));
  const mini = await costOf(async () => bareMiniSearch(docs));
  return [
    { row: "index: 10,000 documents", ...ours, budget: { value: ours.memoryMb, limit: 100, unit: "MB" } },
    { row: "  bare MiniSearch: 10,000 documents", ...mini },
  ];
}

/** Memory is what stays after a collection beyond the documents themselves. */
async function costOf(build: () => Promise<unknown>): Promise<{ p50: number; memoryMb: number }> {
  const before = heldMb();
  const start = performance.now();
  const built = await build();
  const p50 = performance.now() - start;
  const memoryMb = heldMb() - before;
  if (!built) throw new Error("Nothing was built.");
  return { p50, memoryMb };
}
