import "server-only";
import { z } from "zod";
import { db } from "@/lib/platform/db";
import { recordEvents } from "@/lib/platform/events";
import { PUBLISHED_LIFECYCLES } from "@/lib/registry/lifecycle";
import { isNoticeable, POPULARITY_DAYS, popularityOf } from "./popularity";
import { lastDays } from "./usage-day";

const UsedRow = z.object({
  productId: z.string(),
  views: z.int(),
  consumers: z.int(),
  popularity: z.int().nullable(),
});

/** Keeps how much products are used, with an event for each of which search should know; answers how many. */
export async function ratePopularity(at: Date): Promise<number> {
  const [since = ""] = lastDays(at, POPULARITY_DAYS);
  const rows = await db.$queryRaw`
    SELECT p."id" AS "productId", coalesce(u."views", 0)::int AS "views", coalesce(g."consumers", 0)::int AS "consumers",
      k."popularity"
    FROM "data_product" p
    LEFT JOIN (SELECT "product_id", sum("views") AS "views" FROM "usage_day" WHERE "day" >= ${since} GROUP BY 1) u
      ON u."product_id" = p."id"
    LEFT JOIN (
      SELECT "product_id", count(DISTINCT "consumer_key") AS "consumers" FROM "access_grant"
      WHERE "ended_at" IS NULL AND "expires_at" > ${at} GROUP BY 1
    ) g ON g."product_id" = p."id"
    LEFT JOIN "product_popularity" k ON k."product_id" = p."id"
    WHERE p."lifecycle" = ANY(${[...PUBLISHED_LIFECYCLES]})
      AND (u."product_id" IS NOT NULL OR g."product_id" IS NOT NULL OR k."product_id" IS NOT NULL)`;
  const changed = z
    .array(UsedRow)
    .parse(rows)
    .map(({ productId, popularity, ...use }) => ({
      productId,
      before: popularity,
      popularity: popularityOf(use),
    }))
    .filter(({ before, popularity }) => isNoticeable(before, popularity));
  if (changed.length === 0) return 0;
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO "product_popularity" ("product_id", "popularity")
      SELECT r."productId", r."popularity"
      FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS r("productId" text, "popularity" int)
      JOIN "data_product" p ON p."id" = r."productId"
      ON CONFLICT ("product_id") DO UPDATE SET "popularity" = excluded."popularity"`;
    // Nobody is told of it; whatever orders by it follows.
    await recordEvents(
      tx,
      changed.map(({ productId: subjectId }) => ({ type: "product.rated", subjectId, actorId: null })),
    );
  });
  return changed.length;
}
