import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import { PUBLISHED_LIFECYCLES } from "@/lib/registry/lifecycle";
import { searchEngine } from "../engine-instance";
import { type IndexStatus, ParkedProduct } from "../index-status";
import { lastRebuild } from "../projector";

const PARKED_MAX = 100;

/** How the search index stands against the registry, for those who look after it. */
export async function findIndexStatus(actor: Actor, tx: Tx = db): Promise<IndexStatus> {
  requireCan(actor, "search.manage");
  const engine = searchEngine();
  const [stats, health, published, parked, parkedTotal] = await Promise.all([
    engine.stats(),
    engine.health(),
    tx.dataProduct.count({
      where: { lifecycle: { in: [...PUBLISHED_LIFECYCLES] }, currentVersionId: { not: null } },
    }),
    findParked(tx),
    tx.searchDeadLetter.count(),
  ]);
  return {
    engine: engine.name,
    health,
    isPerProcess: !engine.capabilities.shared,
    documents: stats.docs,
    published,
    pendingTasks: stats.pendingTasks,
    generation: stats.generation,
    lastRebuild: lastRebuild(),
    parked,
    parkedTotal,
  };
}

async function findParked(tx: Tx): Promise<ParkedProduct[]> {
  const letters = await tx.searchDeadLetter.findMany({
    orderBy: [{ at: "desc" }, { productId: "asc" }],
    take: PARKED_MAX,
  });
  const rows = await tx.dataProduct.findMany({
    where: { id: { in: letters.map(({ productId }) => productId) } },
    select: { id: true, name: true, title: true, domain: { select: { slug: true } } },
  });
  const byId = new Map(
    rows.map(({ id, name, title, domain }) => [id, { title, ref: { domain: domain.slug, name } }]),
  );
  return z
    .array(ParkedProduct)
    .parse(letters.map((letter) => ({ ...letter, product: byId.get(letter.productId) ?? null })));
}
