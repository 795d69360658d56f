import { randomUUID } from "node:crypto";
import { Meilisearch } from "meilisearch";
import type { ProductSearchDoc } from "@/lib/discovery/document";
import type { SearchEngine, SearchRequest } from "@/lib/discovery/engine";
import { createMeilisearchEngine } from "@/lib/discovery/meilisearch/meilisearch-engine";
import { makeDoc } from "../../tests/discovery/documents";
import { loadedEngine } from "../../tests/discovery/loaded-engine";
import { percentiles, timeEach } from "./measure";
import type { Row } from "./row";
import { searchDocuments } from "./search-documents";

const SIZES = [
  { products: 1_000, searchLimit: 30, visibleLimit: 2_000 },
  { products: 10_000, searchLimit: 40, visibleLimit: 2_000 },
  { products: 25_000, searchLimit: 60, visibleLimit: 3_000 },
];
const PASSES = 2;
const PUBLICATIONS = 20;
const TIMEOUT_MS = 60_000;

/** The page's own search on a real server, next to the words alone sent to the same index without Agora. */
export async function meilisearchRows(
  queries: readonly string[],
  asThePageDoes: (q: string) => SearchRequest,
): Promise<Row[]> {
  const { MEILI_TEST_URL: url, MEILI_TEST_KEY: masterKey = "" } = process.env;
  if (!url) return [{ row: "search: Meilisearch", notMeasured: "MEILI_TEST_URL is not set" }];
  const rows: Row[] = [];
  for (const size of SIZES) {
    const prefix = `agora-bench-${randomUUID().slice(0, 8)}-`;
    const admin = new Meilisearch({ host: url, apiKey: masterKey, timeout: TIMEOUT_MS });
    const engine = await loadedEngine(
      async () => createMeilisearchEngine({ url, keys: { masterKey }, prefix, timeoutMs: TIMEOUT_MS }),
      searchDocuments(size.products),
    );
    const bare = admin.index(engine.index);
    const ours = await timeEach(queries, (q) => engine.search(asThePageDoes(q)), PASSES);
    const alone = await timeEach(queries, (q) => bare.search(q), PASSES);
    const visible = await timeVisible(engine);
    await clear(admin, prefix);
    const products = `${size.products.toLocaleString("en")} products`;
    rows.push(
      {
        row: `search: page of results, Meilisearch, ${products}`,
        ...ours,
        budget: { value: ours.p95, limit: size.searchLimit, unit: "ms" },
      },
      {
        row: "  bare Meilisearch: the same words",
        ...alone,
        figure: `ours takes ${(ours.p95 / alone.p95).toFixed(2)} of its p95`,
      },
      {
        row: `visible: written to found, Meilisearch, ${products}`,
        ...visible,
        budget: { value: visible.p95, limit: size.visibleLimit, unit: "ms" },
      },
    );
  }
  return rows;
}

async function timeVisible(engine: SearchEngine) {
  const times: number[] = [];
  for (let i = 0; i < PUBLICATIONS; i++) {
    const doc: ProductSearchDoc = makeDoc(`measured${i}`, { title: `measured ${randomUUID()}` });
    const start = performance.now();
    const settled = await engine.settle(await engine.apply([{ op: "upsert", doc }]));
    times.push(performance.now() - start);
    if (settled.state !== "succeeded") throw new Error("The document was not written.");
  }
  return percentiles(times);
}

async function clear(admin: Meilisearch, prefix: string): Promise<void> {
  const { results } = await admin.getRawIndexes({ limit: 1_000 });
  for (const { uid } of results.filter((index) => index.uid.startsWith(prefix))) await admin.deleteIndex(uid);
  const keys = await admin.getKeys({ limit: 1_000 });
  for (const { uid, indexes } of keys.results) if (indexes.includes(`${prefix}*`)) await admin.deleteKey(uid);
}
