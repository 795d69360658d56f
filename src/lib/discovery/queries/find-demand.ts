import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { can, canInDomain } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/prisma/client";
import { listedFor, readDomains } from "@/lib/registry/domain-rows";
import { inTreeOrder } from "@/lib/registry/domain-tree";
import { type Page, type PageRequest, toSlice } from "@/lib/registry/page";
import { findProductSummaries } from "@/lib/registry/queries/find-product-summaries";
import { toRefText } from "@/lib/registry/ref-text";
import { DataRequest, Miss, type RequestState, stateOf } from "../demand";

const REQUEST = {
  id: true,
  title: true,
  reason: true,
  createdAt: true,
  closingNote: true,
  domainId: true,
  productId: true,
  fulfilledAt: true,
  closedAt: true,
  madeById: true,
  madeBy: { select: { name: true } },
  domain: { select: { slug: true, name: true, hue: true } },
  product: { select: { name: true, domain: { select: { slug: true } } } },
  _count: { select: { backings: true } },
} as const satisfies Prisma.DataRequestSelect;

/** A page of what is asked for, as this person sees it: what most people need comes first. */
export async function findDemand(
  actor: Actor,
  state: RequestState,
  page: PageRequest,
  tx: Tx = db,
): Promise<Page<DataRequest>> {
  const where = whereOf(actor, state);
  const [rows, total, domains] = await Promise.all([
    tx.dataRequest.findMany({
      where,
      select: { ...REQUEST, backings: { where: { userId: actor.id }, select: { userId: true } } },
      orderBy: [{ backings: { _count: "desc" } }, { createdAt: "desc" }, { id: "asc" }],
      ...toSlice(page),
    }),
    tx.dataRequest.count({ where }),
    readDomains(tx),
  ]);
  const products = await findProductSummaries(
    actor,
    rows.flatMap(({ productId }) => productId ?? []),
    tx,
  );
  const claimable = inTreeOrder(domains)
    .filter(({ id }) => canInDomain(actor, "demand.claim", id))
    .map(({ id, name }) => ({ id, name }));
  const items = rows.map(({ madeBy, madeById, backings, domainId, productId, product, _count, ...row }) => {
    const seen = productId === null ? undefined : products.get(productId);
    const isFulfilled = row.fulfilledAt !== null;
    const isLive = !isFulfilled && row.closedAt === null;
    const mayProvide = isLive && domainId !== null && canInDomain(actor, "demand.claim", domainId);
    return DataRequest.parse({
      ...row,
      state: stateOf({
        isClosed: row.closedAt !== null,
        isFulfilled,
        isFulfilledInSight: isFulfilled && seen !== undefined,
        isClaimed: domainId !== null,
      }),
      madeBy: madeBy?.name ?? null,
      backers: _count.backings,
      isBacked: backings.length > 0,
      product: isFulfilled ? (seen ?? null) : null,
      claimableFor: isLive && domainId === null ? claimable : [],
      mayProvide,
      planned: mayProvide && product ? toRefText({ domain: product.domain.slug, name: product.name }) : null,
      mayClose: isLive && (madeById === actor.id || can(actor, "demand.moderate")),
    });
  });
  return { items, total };
}

/** The same rule as `stateOf`, as the database asks it. */
function whereOf(actor: Actor, state: RequestState): Prisma.DataRequestWhereInput {
  const inSight = { fulfilledAt: { not: null }, product: listedFor(actor) };
  switch (state) {
    case "closed":
      return { closedAt: { not: null } };
    case "fulfilled":
      return { closedAt: null, ...inSight };
    case "claimed":
      return {
        closedAt: null,
        OR: [{ domainId: { not: null } }, { fulfilledAt: { not: null } }],
        NOT: inSight,
      };
    case "open":
      return { closedAt: null, domainId: null, fulfilledAt: null };
  }
}

/** Below this, what people typed could be about one of them. */
export const MISS_PEOPLE_MIN = 3;
const MISSES_SHOWN = 20;
const RECENT_MS = 90 * 86_400_000;

/** What several people looked for lately and nobody found; never who. */
export async function findMisses(_actor: Actor, at: Date, tx: Tx = db): Promise<Miss[]> {
  const rows = await tx.$queryRaw`
    SELECT "query", count(*)::int AS "people", max("at") AS "at" FROM "search_miss"
    WHERE "at" >= ${new Date(at.getTime() - RECENT_MS)}
    GROUP BY "query" HAVING count(*) >= ${MISS_PEOPLE_MIN}
    ORDER BY "people" DESC, "at" DESC, "query" COLLATE "C" LIMIT ${MISSES_SHOWN}`;
  return z.array(Miss).parse(rows);
}
