import "server-only";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { AccessFacts, purposeText } from "./access-facts";

const Row = AccessFacts.omit({ purpose: true, consumer: true }).extend({
  productId: z.string(),
  purposeName: z.string().nullable(),
  words: z.string(),
  consumerKey: z.string(),
  consumerDomain: z.string().nullable(),
});

/** So many of a product are looked at, the newest first; the rules see them all as they see one. */
const OF_A_PRODUCT_MAX = 500;

/**
 * Which access there is to these products now, as a rule would judge it if it were asked for again. Read from the rows
 * themselves: what gives access stands on the policies and not the other way round.
 */
export async function readAccessInForce(
  tx: Tx,
  productIds: readonly string[],
): Promise<Map<string, AccessFacts[]>> {
  const rows = await tx.$queryRaw`
    SELECT g."product_id" AS "productId", g."id" AS "key", g."port_name" AS "port", pu."name" AS "purposeName",
           r."purpose" AS "words", r."days", rp."columns", r."consumer_key" AS "consumerKey", d."slug" AS "consumerDomain",
           rp."renews_id" IS NOT NULL AS "isRenewal"
    FROM unnest(${[...productIds]}::text[]) AS p("id")
    JOIN LATERAL (
      SELECT * FROM "access_grant" g WHERE g."product_id" = p."id" AND g."ended_at" IS NULL AND g."expires_at" > ${now()}
      ORDER BY g."starts_at" DESC, g."id" LIMIT ${OF_A_PRODUCT_MAX}
    ) g ON true
    JOIN "access_request_port" rp ON rp."id" = g."request_port_id"
    JOIN "access_request" r ON r."id" = rp."request_id"
    LEFT JOIN "purpose" pu ON pu."id" = r."purpose_id"
    LEFT JOIN "data_product" c ON c."id" = r."product_id"
    LEFT JOIN "domain" d ON d."id" = coalesce(r."domain_id", c."domain_id")`;
  const access = new Map<string, AccessFacts[]>();
  for (const row of z.array(Row).parse(rows)) {
    const { productId, purposeName, words, consumerKey, consumerDomain, ...facts } = row;
    const kind = AccessFacts.shape.consumer.shape.kind.parse(consumerKey.split(":")[0]);
    const known = access.get(productId) ?? [];
    known.push({
      ...facts,
      purpose: purposeText(purposeName, words),
      consumer: { kind, domain: consumerDomain },
    });
    access.set(productId, known);
  }
  return access;
}
