import "server-only";
import { z } from "zod";
import { findAddressees } from "@/lib/identity/actor";
import type { Tx } from "@/lib/platform/db";
import { Lifecycle } from "@/lib/registry/model";
import { visibility } from "@/lib/registry/visibility";
import { findMentions } from "./mentions";

const MENTIONS_MAX = 20;
const Row = z.object({ id: z.string(), name: z.string() });
const SeenFacts = z.object({
  domainId: z.string(),
  lifecycle: Lifecycle,
  discoverableBy: z.enum(["everyone", "domains"]),
  audience: z.array(z.string()),
});

/** Those named in the text who may see the product. */
export async function readMentioned(tx: Tx, text: string, productId: string): Promise<string[]> {
  if (!text.includes("@")) return [];
  const rows = await tx.$queryRaw`
    SELECT "id", "name" FROM "user"
    WHERE "is_active" AND position('@' || lower("name") IN lower(${text})) > 0
    ORDER BY "id" LIMIT 200`;
  const named = findMentions(text, z.array(Row).parse(rows)).slice(0, MENTIONS_MAX);
  return readMentionable(
    tx,
    named.map(({ id }) => id),
    productId,
  );
}

/** Of these people, those who are told when they are named: active ones who may see the product. */
export async function readMentionable(tx: Tx, ids: readonly string[], productId: string): Promise<string[]> {
  if (ids.length === 0) return [];
  const row = await tx.dataProduct.findUnique({
    where: { id: productId },
    select: { domainId: true, lifecycle: true, discoverableBy: true, audience: true },
  });
  if (!row) return [];
  const product = SeenFacts.parse(row);
  const actors = await findAddressees(ids, tx);
  return ids.filter((id) => {
    const actor = actors.get(id);
    return actor !== undefined && visibility.allows(actor, product);
  });
}
