import { bareMiniSearch } from "./support/bare-minisearch";
import { heldMb } from "./support/measure";
import type { Row } from "./support/row";
import { engineWith, searchDocuments } from "./support/search-documents";
import { productsOf, SIZES } from "./support/sizes";

const MEMORY_LIMIT_MB = { 1000: 40, 10000: 100, 25000: 200 } as const;

/** The index of documents that are at hand; reading them from the database is part of `visible`. */
export async function measure(): Promise<Row[]> {
  const warmUp = searchDocuments(1_000);
  await engineWith(warmUp);
  bareMiniSearch(warmUp);
  const rows: Row[] = [];
  for (const size of SIZES) {
    const docs = searchDocuments(size);
    const ours = await costOf(() => engineWith(docs));
    const mini = await costOf(async () => bareMiniSearch(docs));
    rows.push(
      {
        row: `index: ${productsOf(size)} built`,
        ...ours,
        budget: { value: ours.memoryMb, limit: MEMORY_LIMIT_MB[size], unit: "MB" },
      },
      {
        row: "  bare MiniSearch: the same documents",
        ...mini,
        figure: `ours takes ${(ours.p50 / mini.p50).toFixed(2)} of its time, ${(ours.memoryMb / mini.memoryMb).toFixed(2)} of its memory`,
      },
    );
  }
  return rows;
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
