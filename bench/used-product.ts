import { dataDir } from "@/lib/platform/env";
import { createPerson } from "../tests/people";
import { isBuilt, NO_BUILD, startBuiltServer, untilIndexed } from "./support/built-server";
import { DOMAINS, generateProducts } from "./support/generated-products";
import { insertGrants } from "./support/insert-access";
import { insertDiscussion, REVIEWS } from "./support/insert-discussion";
import { insertMesh } from "./support/insert-mesh";
import { loadPages } from "./support/load-pages";
import type { Row } from "./support/row";
import { sessionCookie } from "./support/session-cookie";

const PRODUCTS = 500;
const CONSUMERS = 200;
const LIMIT_MS = 200;

/** The pages of a product that many use and talk about, as its owner gets them, next to those of one nobody uses. */
export async function measure(): Promise<Row[]> {
  if (!isBuilt()) return [{ row: "pages of a much used product", notMeasured: NO_BUILD }];
  const products = generateProducts(PRODUCTS);
  const owner = await insertMesh([...products]);
  const [used, unused] = products.map(({ domain, name }) => `/products/${DOMAINS[domain]?.slug}/${name}`);
  const [product] = products;
  if (!product || !used || !unused) throw new Error("There are no products.");
  await insertDiscussion(product.id);
  const people = await Promise.all(Array.from({ length: CONSUMERS }, () => createPerson()));
  await insertGrants(product, people, owner);
  const cookie = await sessionCookie();
  const server = await startBuiltServer({ AGORA_DATA_DIR: dataDir });
  try {
    await untilIndexed(server);
    const rows: Row[] = [];
    for (const [tab, of] of [
      ["", "overview"],
      ["/discussion", `discussion, ${REVIEWS} reviews`],
      ["/consumers", `consumers, ${CONSUMERS}`],
    ] as const) {
      const load = (page: string) =>
        loadPages({ origin: server.origin, paths: [page], concurrency: 1, cookie });
      // The first round warms up.
      await load(used + tab);
      const { p50, p95 } = await load(used + tab);
      rows.push({
        row: `product page, much used: ${of}`,
        p50,
        p95,
        budget: { value: p95, limit: LIMIT_MS, unit: "ms" },
      });
      await load(unused + tab);
      const bare = await load(unused + tab);
      rows.push({ row: "  the same of a product nobody uses", p50: bare.p50, p95: bare.p95 });
    }
    return rows;
  } finally {
    await server.stop();
  }
}
