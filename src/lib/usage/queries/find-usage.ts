import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { canInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/prisma/client";
import { listedFor, readDomainIdsWithin } from "@/lib/registry/domain-rows";
import { ProductRef } from "@/lib/registry/model";
import { named } from "@/lib/registry/visible-product";
import type { DomainUsage } from "../domain-usage";
import { type ShownUsage, shownCount, shownUsage } from "../shown-usage";
import { lastDays } from "../usage-day";
import { type Period, toSeries, type UsageSeries } from "../usage-series";

const Counts = z.array(z.object({ day: z.string(), count: z.int() }));

/** How much a product is used; null where the actor sees no such published product. */
export async function findUsage(
  actor: Actor,
  ref: ProductRef,
  period: Period,
  tx: Tx = db,
): Promise<ShownUsage | null> {
  const product = await tx.dataProduct.findFirst({
    where: { AND: [named(ref), listedFor(actor)] },
    select: { id: true, domainId: true },
  });
  if (!product) return null;
  const at = now();
  const [since = ""] = lastDays(at, 2 * period);
  const views = await tx.usageDay.findMany({
    where: { productId: product.id, day: { gte: since } },
    select: { day: true, views: true, searches: true },
  });
  const series = (rows: unknown) => toSeries(Counts.parse(rows), at, period);
  const requests = await tx.$queryRaw`
    SELECT to_char(r."requested_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "day", count(*)::int AS "count"
    FROM "access_request_port" p JOIN "access_request" r ON r."id" = p."request_id"
    WHERE p."product_id" = ${product.id} AND r."requested_at" >= ${new Date(since)} GROUP BY 1`;
  const grants = await tx.$queryRaw`
    SELECT to_char(g."starts_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "day", count(*)::int AS "count"
    FROM "access_grant" g
    WHERE g."product_id" = ${product.id} AND g."starts_at" >= ${new Date(since)} GROUP BY 1`;
  const usage = {
    isFull: true as const,
    views: series(views.map((row) => ({ day: row.day, count: row.views }))),
    searches: series(views.map((row) => ({ day: row.day, count: row.searches }))),
    requests: series(requests),
    grants: series(grants),
    consumers: await readConsumers(tx, product.id, lastDays(at, period)),
  };
  return shownUsage(usage, canInDomain(actor, "product.edit", product.domainId));
}

/** Who had access at the end of each day, counted. */
async function readConsumers(
  tx: Tx,
  productId: string,
  days: readonly string[],
): Promise<UsageSeries["days"]> {
  const rows = await tx.$queryRaw`
    SELECT d."day", count(DISTINCT g."consumer_key")::int AS "count"
    FROM unnest(${[...days]}::text[]) AS d("day")
    LEFT JOIN "access_grant" g ON g."product_id" = ${productId}
      AND g."starts_at" < (d."day" || 'T00:00:00Z')::timestamptz + interval '1 day'
      AND coalesce(g."ended_at", g."expires_at") >= (d."day" || 'T00:00:00Z')::timestamptz + interval '1 day' - interval '1 ms'
    GROUP BY d."day" ORDER BY d."day"`;
  return Counts.parse(rows);
}

const TOP = 5;
const TopRow = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  domain: z.object({ slug: z.string() }),
});

/** How much the products of a domain and all below it are used, as far as the actor sees them. */
export async function findDomainUsage(
  actor: Actor,
  domainId: string,
  period: Period,
  tx: Tx = db,
): Promise<DomainUsage> {
  const at = now();
  const [since = ""] = lastDays(at, period);
  const product: Prisma.DataProductWhereInput = {
    AND: [listedFor(actor), { domainId: { in: await readDomainIdsWithin(tx, domainId) } }],
  };
  const views = await tx.usageDay.groupBy({
    by: ["productId"],
    where: { day: { gte: since }, product },
    _sum: { views: true },
    orderBy: { _sum: { views: "desc" } },
  });
  const consumers = await tx.accessGrant.findMany({
    where: { endedAt: null, expiresAt: { gt: at }, product },
    select: { consumerKey: true },
    distinct: ["consumerKey"],
  });
  const shown = views.flatMap(({ productId, _sum }) => {
    const count = shownCount(_sum.views ?? 0);
    return count === null ? [] : [{ productId, views: count }];
  });
  const top = await tx.dataProduct.findMany({
    where: { AND: [product, { id: { in: shown.slice(0, TOP).map(({ productId }) => productId) } }] },
    select: { id: true, name: true, title: true, domain: { select: { slug: true } } },
  });
  const found = new Map(
    z
      .array(TopRow)
      .parse(top)
      .map((row) => [row.id, row]),
  );
  return {
    views: shownCount(views.reduce((sum, { _sum }) => sum + (_sum.views ?? 0), 0)),
    consumers: shownCount(consumers.length),
    top: shown.slice(0, TOP).flatMap(({ productId, views: count }) => {
      const row = found.get(productId);
      if (!row) return [];
      const ref = ProductRef.parse({ domain: row.domain.slug, name: row.name });
      return [{ ref, title: row.title, views: count }];
    }),
  };
}

/** Ids of the products that are used most, of those the actor may see. */
export async function findMostUsed(actor: Actor, count: number, tx: Tx = db): Promise<string[]> {
  const rows = await tx.productPopularity.findMany({
    where: { popularity: { gt: 0 }, product: { AND: [listedFor(actor), { lifecycle: "active" }] } },
    select: { productId: true },
    orderBy: [{ popularity: "desc" }, { productId: "asc" }],
    take: count,
  });
  return rows.map(({ productId }) => productId);
}
