import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import { PUBLISHED_LIFECYCLES } from "@/lib/registry/lifecycle";

const ReachRow = z.object({ id: z.string() });

/**
 * Ids of all that lies above or below a product and of the product itself, hidden ones among them: nobody may be told
 * of these. What the actor may see of them is left to ask, and then which of that is still connected.
 */
export async function unsafeReadReach(tx: Tx, id: string): Promise<string[]> {
  const published = [...PUBLISHED_LIFECYCLES];
  const rows = await tx.$queryRaw`
    WITH RECURSIVE "up"("id") AS (
      SELECT ${id}
      UNION
      SELECT source."id" FROM "up"
        JOIN "input_edge" e ON e."product_id" = "up"."id"
        JOIN "domain" d ON d."slug" = split_part(e."product_ref", '/', 1)
        JOIN "data_product" source ON source."domain_id" = d."id" AND source."name" = split_part(e."product_ref", '/', 2)
    ), "down"("id") AS (
      SELECT ${id}
      UNION
      SELECT consumer."id" FROM "down"
        JOIN "data_product" source ON source."id" = "down"."id"
        JOIN "domain" d ON d."id" = source."domain_id"
        JOIN "input_edge" e ON e."product_ref" = d."slug" || '/' || source."name"
        JOIN "data_product" consumer ON consumer."id" = e."product_id" AND consumer."lifecycle" = ANY(${published})
    )
    SELECT "id" FROM "up" UNION SELECT "id" FROM "down"`;
  return z
    .array(ReachRow)
    .parse(rows)
    .map((row) => row.id);
}
