import "server-only";
import type { Actor } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { readDomains } from "@/lib/registry/domain-rows";
import { branchOf } from "@/lib/registry/domain-tree";
import type { RefusedMove } from "./consequences";
import { mayOverruleMove } from "./move-access";
import { domainMoveConsequences } from "./read-consequences";

/** Both ends of the move by their slugs, null at the root. */
export type DomainMoveCase = RefusedMove & { from: string | null; to: string | null };

/** What the policies of the new place say. Whether the actor may move the domain at all is decided before this. */
export async function domainMoveCase(
  tx: Tx,
  actor: Actor,
  { id, parentId }: { id: string; parentId: string | null },
  at: Date,
): Promise<DomainMoveCase> {
  const domains = await readDomains(tx);
  const slugOf = (of: string | null) => domains.find((domain) => domain.id === of)?.slug ?? null;
  const domain = domains.find((one) => one.id === id);
  if (!domain) throw notFound("domain");
  const branch = branchOf(domains, id).map((one) => one.id);
  const move = { branch, from: domain.parentId, to: parentId };
  return {
    from: slugOf(domain.parentId),
    to: slugOf(parentId),
    consequences: await domainMoveConsequences(tx, move, at),
    mayOverrule: mayOverruleMove(actor, domains, parentId),
  };
}
