import "server-only";
import { z } from "zod";
import { DomainRole } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import { readDomains } from "@/lib/registry/domain-rows";
import { byName, pathTo } from "@/lib/registry/domain-tree";

export const NameablePerson = z.object({ id: z.string(), name: z.string(), role: DomainRole });
export type NameablePerson = z.infer<typeof NameablePerson>;

/** Who can be named to decide about a product: those who work for its domain, or for one above it. */
export async function readNameable(tx: Tx, domainId: string): Promise<NameablePerson[]> {
  const path = pathTo(await readDomains(tx), domainId).map(({ id }) => id);
  const rows = await tx.domainMember.findMany({
    where: { domainId: { in: path }, user: { isActive: true } },
    select: { role: true, user: { select: { id: true, name: true } } },
  });
  const people = new Map<string, NameablePerson>();
  for (const { role, user } of rows)
    if (!people.has(user.id)) people.set(user.id, NameablePerson.parse({ ...user, role }));
  return [...people.values()].toSorted(byName);
}
