import "server-only";
import { z } from "zod";
import { findAddressees } from "@/lib/identity/actor";
import type { Tx } from "@/lib/platform/db";
import { visibility } from "@/lib/registry/visibility";
import { findMentions } from "./mentions";

const MENTIONS_MAX = 20;
const Row = z.object({ id: z.string(), name: z.string() });

/** Those named in the text who may see the product. */
export async function readMentioned(tx: Tx, text: string, productId: string): Promise<string[]> {
  if (!text.includes("@")) return [];
  const rows = await tx.$queryRaw`
    SELECT "id", "name" FROM "user"
    WHERE "is_active" AND position('@' || lower("name") IN lower(${text})) > 0
    ORDER BY "id" LIMIT 200`;
  const named = findMentions(text, z.array(Row).parse(rows)).slice(0, MENTIONS_MAX);
  const actors = await findAddressees(
    named.map(({ id }) => id),
    tx,
  );
  const seeing: string[] = [];
  for (const [id, actor] of actors) {
    const where = { AND: [{ id: productId }, visibility.toWhere(actor)] };
    if ((await tx.dataProduct.count({ where })) > 0) seeing.push(id);
  }
  return seeing;
}
