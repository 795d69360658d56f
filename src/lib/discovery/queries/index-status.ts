import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import { isUnavailable } from "@/lib/platform/errors";
import { countEventsAfter } from "@/lib/platform/event-feed";
import { PUBLISHED_LIFECYCLES } from "@/lib/registry/lifecycle";
import { searchEngine } from "../engine-instance";
import { recall } from "../index-keep";
import { type IndexStatus, ParkedProduct } from "../index-status";

const PARKED_MAX = 100;

/** How the search index stands against the registry, for those who look after it. */
export async function findIndexStatus(actor: Actor, tx: Tx = db): Promise<IndexStatus> {
  requireCan(actor, "search.manage");
  const engine = searchEngine();
  const [health, lastRebuild, progress, order, drift, cursor] = await Promise.all([
    engine.health(),
    recall("rebuilt"),
    recall("progress"),
    recall("order"),
    recall("drift"),
    recall("cursor"),
  ]);
  const [stats, lag, published, parked, parkedTotal] = await Promise.all([
    // What a server that is away holds, nobody knows.
    engine.stats().catch(nullWhenAway),
    cursor && countEventsAfter(cursor),
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
    documents: stats?.docs ?? null,
    published,
    pendingTasks: stats?.pendingTasks ?? null,
    generation: stats?.generation ?? null,
    lastRebuild,
    progress,
    order,
    lag,
    drift,
    parked,
    parkedTotal,
  };
}

function nullWhenAway(error: unknown): null {
  if (isUnavailable(error)) return null;
  throw error;
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
