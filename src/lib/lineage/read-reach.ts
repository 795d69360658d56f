import "server-only";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { PUBLISHED_LIFECYCLES } from "@/lib/registry/lifecycle";

const ReachRow = z.object({ id: z.string() });

/**
 * Ids of all that lies above or below a product and of the product itself, hidden ones among them: nobody may be told
 * of these. What the actor may see of them is left to ask, and then which of that is still connected.
 */
export async function unsafeReadReach(tx: Tx, id: string): Promise<string[]> {
  const at = now();
  const published = [...PUBLISHED_LIFECYCLES];
  const rows = await tx.$queryRaw`
    WITH RECURSIVE "up"("id") AS (
      SELECT ${id}
      UNION
      SELECT source."id" FROM "up" CROSS JOIN LATERAL (
        SELECT p."id" FROM "input_edge" e
          JOIN "domain" d ON d."slug" = split_part(e."product_ref", '/', 1)
          JOIN "data_product" p ON p."domain_id" = d."id" AND p."name" = split_part(e."product_ref", '/', 2)
          WHERE e."product_id" = "up"."id"
        UNION ALL
        SELECT g."product_id" FROM "access_grant" g
          WHERE g."consumer_key" = 'product:' || "up"."id" AND g."ended_at" IS NULL AND g."expires_at" > ${at}
      ) source
    ), "down"("id") AS (
      SELECT ${id}
      UNION
      SELECT consumer."id" FROM "down" CROSS JOIN LATERAL (
        SELECT e."product_id" FROM "data_product" p
          JOIN "domain" d ON d."id" = p."domain_id"
          JOIN "input_edge" e ON e."product_ref" = d."slug" || '/' || p."name"
          WHERE p."id" = "down"."id"
        UNION ALL
        SELECT r."product_id" FROM "access_grant" g
          JOIN "access_request_port" t ON t."id" = g."request_port_id"
          JOIN "access_request" r ON r."id" = t."request_id"
          WHERE g."product_id" = "down"."id" AND g."ended_at" IS NULL AND g."expires_at" > ${at}
            AND r."product_id" IS NOT NULL
      ) taken("id")
      JOIN "data_product" consumer ON consumer."id" = taken."id" AND consumer."lifecycle" = ANY(${published})
    )
    SELECT "id" FROM "up" UNION SELECT "id" FROM "down"`;
  return z
    .array(ReachRow)
    .parse(rows)
    .map((row) => row.id);
}
