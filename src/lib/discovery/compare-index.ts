import "server-only";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { PUBLISHED_LIFECYCLES } from "@/lib/registry/lifecycle";
import { searchEngine } from "./engine-instance";
import type { Drift } from "./index-keep";
import { projectProducts } from "./project-products";
import { unsafeReadAllPublished, unsafeReadDomainPaths } from "./read-published";
import { toOps } from "./write-products";

/** Whether the index counts what the registry counts, in all and by status: cheap enough for every few minutes. */
export async function countsAgree(): Promise<boolean> {
  const engine = searchEngine();
  const [{ total, facets }, rows, parked] = await Promise.all([
    engine.search({
      scope: { kind: "system", reason: "comparing the index with the registry" },
      facets: { fields: ["status"] },
      page: { offset: 0, limit: 0 },
    }),
    db.dataProduct.groupBy({
      by: ["lifecycle"],
      where: { lifecycle: { in: [...PUBLISHED_LIFECYCLES] }, currentVersionId: { not: null } },
      _count: true,
    }),
    db.searchDeadLetter.count(),
  ]);
  const published = rows.reduce((sum, row) => sum + row._count, 0);
  if (total + parked !== published) return false;
  // What is parked has a status as well, so that with any of it only the sum can be compared.
  if (parked > 0) return true;
  const counted = new Map(facets.status?.values.map(({ value, count }) => [value, count]));
  return rows.every(({ lifecycle, _count }) => (counted.get(lifecycle) ?? 0) === _count);
}

/** Holds every document against the product it was made from, and writes anew what differs. */
export async function repairIndex(keepOn: () => Promise<void>): Promise<Drift> {
  const indexed = new Map<string, string>();
  for await (const page of searchEngine().listVersions()) {
    for (const { id, hash } of page) indexed.set(id, hash);
    await keepOn();
  }
  const paths = await unsafeReadDomainPaths();
  const missing: string[] = [];
  const stale: string[] = [];
  let compared = 0;
  for await (const page of unsafeReadAllPublished()) {
    await keepOn();
    // What no engine takes is parked, and its absence no drift.
    for (const { doc } of toOps(page, paths).ops) {
      const hash = indexed.get(doc.id);
      indexed.delete(doc.id);
      compared += 1;
      if (hash === undefined) missing.push(doc.id);
      else if (hash !== doc.hash) stale.push(doc.id);
    }
  }
  const parked = new Set(
    (await db.searchDeadLetter.findMany({ select: { productId: true } })).map((row) => row.productId),
  );
  const lost = missing.filter((id) => !parked.has(id));
  const surplus = [...indexed.keys()];
  await projectProducts([...lost, ...stale, ...surplus], paths);
  return { at: now(), compared, missing: lost.length, stale: stale.length, surplus: surplus.length };
}
