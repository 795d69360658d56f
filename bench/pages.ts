import { dataDir } from "@/lib/platform/env";
import { pick, seededRandom } from "../tests/discovery/random";
import { type BuiltServer, isBuilt, NO_BUILD, startBuiltServer, untilIndexed } from "./support/built-server";
import { DOMAINS, generateProducts } from "./support/generated-products";
import { type Load, loadPages } from "./support/load-pages";
import type { Row } from "./support/row";
import { sessionCookie } from "./support/session-cookie";

const PASSES = 2;
/** Rendered on each request, through the same layout and proxy, without a session or a query. */
const BARE_PAGE = "/forgot-password";

/** What people wait for, next to the barest dynamic page of the same server in the same run. */
export async function measure(): Promise<Row[]> {
  if (!isBuilt()) return [{ row: "pages and memory", notMeasured: NO_BUILD }];
  const cookie = await sessionCookie();
  const server = await startBuiltServer({ AGORA_DATA_DIR: dataDir });
  try {
    await untilIndexed(server);
    const { searches, products } = addresses();
    const rows: Row[] = [];
    for (const concurrency of [2, 20]) {
      const bare = await load(server, [BARE_PAGE], concurrency, cookie);
      rows.push(rowOf(`pages: bare ${BARE_PAGE}, ${concurrency} at once`, bare));
      for (const [what, paths] of [
        ["search", searches],
        ["product", products],
      ] as const) {
        const times = await load(server, paths, concurrency, cookie);
        const name = `pages: ${what}, ${concurrency} at once`;
        const limit = concurrency === 2 ? 50 : 200;
        rows.push({ ...rowOf(name, times), budget: { value: times.p95, limit, unit: "ms" } });
        const share = times.perSecond / bare.perSecond;
        if (concurrency === 20)
          rows.push({
            row: "  throughput beside the bare page",
            figure: `${share.toFixed(2)} of it`,
            budget: { value: share, limit: 0.5, unit: "×", isMinimum: true },
          });
      }
    }
    const memoryMb = await server.memoryMb();
    rows.push({
      row: "memory: resident after the load, embedded",
      memoryMb,
      budget: { value: memoryMb, limit: 900, unit: "MB" },
    });
    return rows;
  } finally {
    await server.stop();
  }
}

function rowOf(row: string, { p50, p95, perSecond }: Load): Row {
  return { row, p50, p95, figure: `${perSecond.toFixed(0)} a second` };
}

async function load(
  server: BuiltServer,
  paths: readonly string[],
  concurrency: number,
  cookie: string,
): Promise<Load> {
  const passes: Load[] = [];
  // The first pass warms up.
  for (let pass = 0; pass <= PASSES; pass++) {
    const load = await loadPages({ origin: server.origin, paths, concurrency, cookie });
    if (pass > 0) passes.push(load);
  }
  const [best] = passes.toSorted((a, b) => b.perSecond - a.perSecond);
  if (!best) throw new Error("Nothing was measured.");
  return best;
}

function addresses(): { searches: string[]; products: string[] } {
  const random = seededRandom(20);
  const all = generateProducts();
  const some = Array.from({ length: 100 }, () => pick(random, all));
  return {
    searches: some.map(({ title }) => `/search?q=${encodeURIComponent(title.split(/\s+/)[0] ?? "")}`),
    products: some.map(({ domain, name }) => `/products/${DOMAINS[domain]?.slug}/${name}`),
  };
}
