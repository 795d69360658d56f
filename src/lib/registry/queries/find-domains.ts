import "server-only";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import type { DomainBranch } from "../domain";
import { readBranches } from "../domain-rows";

/** The whole tree, parents before children, siblings by name. Domains are no secret; their products may be. */
export function findDomains(actor: Actor, tx: Tx = db): Promise<DomainBranch[]> {
  return readBranches(tx, actor);
}
