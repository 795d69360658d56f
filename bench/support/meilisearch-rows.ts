import { randomUUID } from "node:crypto";
import { Meilisearch } from "meilisearch";
import type { ProductSearchDoc } from "@/lib/discovery/document";
import type { SearchEngine, SearchRequest } from "@/lib/discovery/engine";
import { UNCOMPRESSED } from "@/lib/discovery/meilisearch/connection";
import { createMeilisearchEngine } from "@/lib/discovery/meilisearch/meilisearch-engine";
import { makeDoc } from "../../tests/discovery/documents";
import { type BareServer, bareMeilisearch } from "./bare-meilisearch";
import { percentiles, type Times, timeEach } from "./measure";
import type { Row } from "./row";
import { searchDocuments } from "./search-documents";
import { productsOf, SIZES } from "./sizes";

const LIMITS = {
  1000: { search: 30, visible: 2_000 },
  10000: { search: 40, visible: 2_000 },
  25000: { search: 60, visible: 3_000 },
} as const;
const PASSES = 2;
const PUBLICATIONS = 20;
const TIMEOUT_MS = 60_000;
const BUILD_TIMEOUT_MS = 1_800_000;

/** The page's own search on a real server, its index and its writes, next to the server without Agora. */
export async function meilisearchRows(
  queries: readonly string[],
  asThePageDoes: (q: string) => SearchRequest,
): Promise<Row[]> {
  const { MEILI_TEST_URL: url, MEILI_TEST_KEY: masterKey = "" } = process.env;
  if (!url) return [{ row: "search: Meilisearch", notMeasured: "MEILI_TEST_URL is not set" }];
  const admin = new Meilisearch({
    host: url,
    apiKey: masterKey,
    timeout: TIMEOUT_MS,
    requestInit: UNCOMPRESSED,
  });
  const rows: Row[] = [];
  for (const size of SIZES) {
    const prefix = `agora-bench-${randomUUID().slice(0, 8)}-`;
    const docs = searchDocuments(size);
    const engine = createMeilisearchEngine({ url, keys: { masterKey }, prefix, timeoutMs: TIMEOUT_MS });
    const bare = bareMeilisearch(admin, `${prefix}bare`);
    try {
      const [built, builtBare] = [await timed(() => fill(engine, docs)), await timed(() => bare.add(docs))];
      const page = await timeEach(queries, (q) => engine.search(asThePageDoes(q)), PASSES);
      const words = await timeEach(queries, (q) => admin.index(engine.index).search(q), PASSES);
      const visible = await timeVisible((doc) => write(engine, doc));
      const visibleBare = await timeVisible((doc) => bare.add([doc]));
      const [products, limits] = [productsOf(size), LIMITS[size]];
      rows.push(
        { row: `index: ${products} built, Meilisearch`, p50: built },
        {
          row: "  bare Meilisearch: the same texts",
          p50: builtBare,
          figure: share("time", built, builtBare),
        },
        withBudget(`search: page of results, Meilisearch, ${products}`, page, limits.search),
        { row: "  bare Meilisearch: the same words", ...words, figure: share("p95", page.p95, words.p95) },
        withBudget(`visible: written to found, Meilisearch, ${products}`, visible, limits.visible),
        {
          row: "  bare Meilisearch: one document",
          ...visibleBare,
          figure: share("p95", visible.p95, visibleBare.p95),
        },
      );
    } finally {
      await clear(admin, prefix);
    }
  }
  return rows;
}

function withBudget(row: string, times: Times, limit: number): Row {
  return { row, ...times, budget: { value: times.p95, limit, unit: "ms" } };
}

function share(of: string, ours: number, bare: number): string {
  return `ours takes ${(ours / bare).toFixed(2)} of its ${of}`;
}

async function timed(run: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

async function fill(engine: SearchEngine, docs: readonly ProductSearchDoc[]): Promise<void> {
  const rebuild = await engine.rebuild();
  const receipt = await rebuild.apply(docs.map((doc) => ({ op: "upsert", doc })));
  const settled = await engine.settle(receipt, { timeoutMs: BUILD_TIMEOUT_MS });
  if (settled.state !== "succeeded") throw new Error(`The documents were not written: ${settled.state}.`);
  await rebuild.publish(docs.length);
}

async function write(engine: SearchEngine, doc: ProductSearchDoc): Promise<void> {
  const settled = await engine.settle(await engine.apply([{ op: "upsert", doc }]));
  if (settled.state !== "succeeded") throw new Error("The document was not written.");
}

async function timeVisible(add: (doc: ProductSearchDoc) => ReturnType<BareServer["add"]>): Promise<Times> {
  const times: number[] = [];
  for (let i = 0; i < PUBLICATIONS; i++) {
    const doc = makeDoc(`measured${i}`, { title: `measured ${randomUUID()}` });
    times.push(await timed(() => add(doc)));
  }
  return percentiles(times);
}

async function clear(admin: Meilisearch, prefix: string): Promise<void> {
  const { results } = await admin.getRawIndexes({ limit: 1_000 });
  for (const { uid } of results.filter((index) => index.uid.startsWith(prefix))) await admin.deleteIndex(uid);
  const keys = await admin.getKeys({ limit: 1_000 });
  for (const { uid, indexes } of keys.results) if (indexes.includes(`${prefix}*`)) await admin.deleteKey(uid);
}
