import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { byStrength } from "../by-strength";
import { DomainMember } from "../domain";
import { readDomains } from "../domain-rows";
import { pathTo } from "../domain-tree";
import type { DomainSummary } from "../model";

export type InheritedMembers = { domain: DomainSummary; members: readonly DomainMember[] };

/** Those whose role in a domain above holds here too, by domain, the nearest first; domains without any are left out. */
export async function findInheritedMembers(
  _actor: Actor,
  domainId: string,
  tx: Tx = db,
): Promise<InheritedMembers[]> {
  const above = pathTo(await readDomains(tx), domainId)
    .slice(0, -1)
    .reverse();
  if (above.length === 0) return [];
  const rows = await tx.domainMember.findMany({
    where: { domainId: { in: above.map(({ id }) => id) }, user: { isActive: true } },
    select: { domainId: true, userId: true, role: true, since: true, user: { select: { name: true } } },
  });
  return above.flatMap((domain) => {
    const held = rows.filter((row) => row.domainId === domain.id);
    const members = z
      .array(DomainMember)
      .parse(held.map(({ user, ...row }) => ({ ...row, name: user.name })));
    return members.length > 0 ? [{ domain, members: members.toSorted(byStrength) }] : [];
  });
}
