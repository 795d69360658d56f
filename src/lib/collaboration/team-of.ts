import "server-only";
import type { Tx } from "@/lib/platform/db";
import { readDomainOwners } from "@/lib/registry/domain-owners";

/** Whom what is said of a domain's product concerns: who works for the domain, or else who answers for it. */
export async function readTeam(tx: Tx, domainId: string): Promise<string[]> {
  const members = await tx.domainMember.findMany({
    where: { domainId, user: { isActive: true } },
    select: { userId: true },
    orderBy: { userId: "asc" },
  });
  if (members.length > 0) return members.map(({ userId }) => userId);
  return ((await readDomainOwners(tx)).get(domainId) ?? []).map(({ id }) => id);
}
