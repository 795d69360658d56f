import type { Actor } from "@/lib/identity/model";
import { edgesOf } from "@/lib/lineage/graph";
import { impactOf } from "@/lib/lineage/impact";
import { lineagePicture } from "@/lib/lineage/lineage-picture";
import { layOutMap, outlineOf } from "@/lib/lineage/map/map-layout";
import { MapParams, OPEN_MAX } from "@/lib/lineage/map/map-params";
import { mapView } from "@/lib/lineage/map/map-view";
import { findMesh } from "@/lib/lineage/queries/find-mesh";
import { findProductLineage } from "@/lib/lineage/queries/find-product-lineage";
import { db } from "@/lib/platform/db";
import { pick, seededRandom } from "../tests/discovery/random";
import { DOMAINS, type GeneratedProduct, generateProducts } from "./support/generated-products";
import { insertMesh } from "./support/insert-mesh";
import { timeEach } from "./support/measure";
import { withInputs } from "./support/mesh-flows";
import { DATABASE } from "./support/publisher";
import type { Row } from "./support/row";

const MESHES = [
  { products: 500, flows: 2_000, limitMs: { map: 100, product: 50 } },
  { products: 5_000, flows: 20_000, limitMs: { map: 1_000, product: 500 } },
] as const;
const ROUNDS = 8;

const CLOSED = MapParams.parse({ open: "" });
const OPEN = MapParams.parse({
  open: DOMAINS.map(({ slug }) => slug)
    .slice(0, OPEN_MAX)
    .join(","),
});

/** The map and the lineage of a product, from the database to where every box stands. */
export async function measure(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { products: count, flows, limitMs } of MESHES) {
    const products = withInputs(generateProducts(count), flows);
    const reader = await fill(products);
    const size = `${count.toLocaleString("en")} products, ${flows.toLocaleString("en")} flows, ${DATABASE}`;
    const rounds = Array.from({ length: ROUNDS }, (_, i) => i);

    const mesh = await findMesh(reader);
    if (edgesOf(mesh.graph).length !== flows) throw new Error("Some flows are missing.");
    const outlines = [CLOSED, OPEN].map((params) => outlineOf(mapView(mesh, params).map));
    const map = await timeEach(rounds, async () =>
      layOutMap(outlineOf(mapView(await findMesh(reader), CLOSED).map)),
    );
    const read = await timeEach(rounds, () => findMesh(reader));
    const layouts = [];
    for (const outline of outlines) layouts.push(await timeEach(rounds, () => layOutMap(outline)));
    const views = await timeEach(rounds, () => mapView(mesh, OPEN));
    rows.push(
      { row: `lineage: map, ${size}`, ...map, budget: { value: map.p95, limit: limitMs.map, unit: "ms" } },
      { row: "  of that, reading the mesh", ...read },
      { row: "  view with every domain open", ...views },
      ...layouts.map((times, i) => ({
        row: `  layout with every domain ${i === 0 ? "closed" : "open"}, made anew`,
        ...times,
      })),
    );

    const random = seededRandom(count);
    const some = Array.from({ length: ROUNDS }, () => pick(random, products)).map(refOf);
    let reached = 0;
    const product = await timeEach(some, async (ref) => {
      const lineage = await findProductLineage(reader, ref);
      if (!lineage) throw new Error("A product is missing.");
      reached = Math.max(reached, lineage.graph.nodes.size);
      return [lineagePicture(lineage, 2), impactOf(lineage)];
    });
    rows.push({
      row: `lineage: of one product, ${size}`,
      ...product,
      figure: `up to ${reached.toLocaleString("en")} products connected`,
      budget: { value: product.p95, limit: limitMs.product, unit: "ms" },
    });
  }
  return rows;
}

async function fill(products: readonly GeneratedProduct[]): Promise<Actor> {
  const isFilled = await db.domain.count().catch(() => 0);
  if (isFilled > 0) await db.$executeRaw`TRUNCATE "data_product", "domain", "user" CASCADE`;
  return insertMesh([...products]);
}

function refOf({ domain, name }: GeneratedProduct) {
  return { domain: DOMAINS[domain]?.slug ?? "", name };
}
