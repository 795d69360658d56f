import "server-only";
import type { Actor } from "@/lib/identity/model";
import { canInDomain } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import { readDomains } from "../domain-rows";
import { inTreeOrder } from "../domain-tree";

/** The domains for which the actor may define terms, parents before children. */
export async function findTermDomains(actor: Actor, tx: Tx = db): Promise<{ id: string; name: string }[]> {
  const domains = inTreeOrder(await readDomains(tx));
  return domains
    .filter(({ id }) => canInDomain(actor, "term.manage", id))
    .map(({ id, name, depth }) => ({ id, name: `${"– ".repeat(depth)}${name}` }));
}
