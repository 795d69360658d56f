import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import { readDomains } from "./domain-rows";
import { pathTo } from "./domain-tree";

export const DomainOwner = z.object({ id: z.string(), name: z.string(), email: z.string() });
export type DomainOwner = z.infer<typeof DomainOwner>;

const OwnerRow = z.object({ domainId: z.string(), user: DomainOwner });

/**
 * Who answers for each domain: its owners who can act, or where it has none those of the nearest domain above that
 * has some.
 */
export async function readDomainOwners(tx: Tx): Promise<Map<string, readonly DomainOwner[]>> {
  const domains = await readDomains(tx);
  const rows = await tx.domainMember.findMany({
    where: { role: "owner", user: { isActive: true } },
    select: { domainId: true, user: { select: { id: true, name: true, email: true } } },
    orderBy: { user: { name: "asc" } },
  });
  const own = new Map<string, DomainOwner[]>();
  for (const { domainId, user } of z.array(OwnerRow).parse(rows)) {
    own.set(domainId, [...(own.get(domainId) ?? []), user]);
  }
  return new Map(
    domains.map(({ id }) => {
      const nearest = pathTo(domains, id).findLast((domain) => own.has(domain.id));
      return [id, own.get(nearest?.id ?? "") ?? []];
    }),
  );
}
