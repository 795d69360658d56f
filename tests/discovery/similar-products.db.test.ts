import { beforeAll, expect, test } from "vitest";
import { createEmbeddedEngine } from "@/lib/discovery/embedded/embedded-engine";
import { findSimilarProducts } from "@/lib/discovery/queries/find-similar-products";
import type { Actor } from "@/lib/identity/model";
import { retireProduct } from "@/lib/registry/commands/retire-product";
import { aDraft, aMesh, aPublished } from "../registry/mesh";
import { servePublished, serveWith } from "./served";

let mesh: Awaited<ReturnType<typeof aMesh>>;
let subject: Awaited<ReturnType<typeof aPublished>>;

const document = (title: string, tags: string[], columns: string[], more = {}) => ({
  title,
  tags,
  outputPorts: [
    {
      name: "lines",
      type: "table",
      contract: { schema: [{ name: "lines", properties: columns.map((name) => ({ name })) }] },
    },
  ],
  ...more,
});

beforeAll(async () => {
  mesh = await aMesh();
  const publish = (...args: Parameters<typeof document>) =>
    aPublished(mesh.owner, mesh.sales.slug, document(...args));
  subject = await publish(
    "Parcel tracking scans",
    ["parcels", "logistics"],
    ["parcel_id", "scan_ts", "depot"],
  );
  await publish("Depot throughput", ["logistics"], ["depot", "scan_ts"]);
  await publish("Parcel tracking archive", [], []);
  await publish("Wine list", ["wine"], ["grape"]);
  await publish("Hidden parcels", ["parcels", "logistics"], ["parcel_id", "scan_ts"], {
    visibility: { discoverableBy: "domains" },
  });
  const retired = await publish("Retired parcels", ["parcels"], ["parcel_id", "scan_ts"]);
  await retireProduct(mesh.owner, retired.ref);
  await aDraft(mesh.owner, mesh.sales.slug, document("Drafted parcels", ["parcels"], ["parcel_id"]));
  await servePublished();
});

async function similar(actor: Actor) {
  return findSimilarProducts(actor, { id: subject.id, title: "Parcel tracking scans" }, 10);
}

test("products with tags, columns or words of the title in common are alike, and it is said in what", async () => {
  const found = await similar(mesh.stranger);
  expect(found.map(({ product }) => product.title)).toEqual(["Depot throughput", "Parcel tracking archive"]);
  expect(found[0]?.likeness.tags).toEqual(["logistics"]);
  expect(found[0]?.likeness.columns.toSorted()).toEqual(["depot", "scan_ts"]);
  expect(found[1]?.likeness.titleShare).toBeCloseTo(2 / 3);
});

test("neither the product itself, nor drafts, nor what is retired, nor what one may not see", async () => {
  const seen = async (actor: Actor) => (await similar(actor)).map(({ product }) => product.title);
  for (const title of ["Hidden parcels", "Retired parcels", "Drafted parcels", "Parcel tracking scans"])
    expect(await seen(mesh.stranger)).not.toContain(title);
  expect(await seen(mesh.contributor)).toContain("Hidden parcels");
  expect(await seen(mesh.contributor)).not.toContain("Retired parcels");
});

test("while search is away, tags and columns still tell", async () => {
  serveWith(createEmbeddedEngine());
  expect((await similar(mesh.stranger)).map(({ product }) => product.title)).toEqual(["Depot throughput"]);
});
