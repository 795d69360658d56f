import "server-only";
import { z } from "zod";
import { DomainRole } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import { readDomains } from "@/lib/registry/domain-rows";
import { pathTo } from "@/lib/registry/domain-tree";
import type { Directory } from "./approvers";

const MemberRow = z.object({ domainId: z.string(), userId: z.string(), role: DomainRole });

/** Everybody who may have to decide about access, in a few queries however many requests there are. */
export async function readDirectory(tx: Tx): Promise<Directory> {
  const domains = await readDomains(tx);
  const rows = await tx.domainMember.findMany({
    where: { role: { in: ["steward", "owner"] }, user: { isActive: true } },
    select: { domainId: true, userId: true, role: true },
    orderBy: { user: { name: "asc" } },
  });
  const members = new Map<string, { id: string; role: DomainRole }[]>();
  for (const { domainId, userId, role } of z.array(MemberRow).parse(rows))
    members.set(domainId, [...(members.get(domainId) ?? []), { id: userId, role }]);
  return {
    members,
    pathTo: (domainId) => pathTo(domains, domainId).map(({ id }) => id),
    privacyStewards: await readHolders(tx, { role: "category-steward", scope: "privacy" }),
    admins: await readHolders(tx, { role: "admin" }),
  };
}

async function readHolders(tx: Tx, where: { role: string; scope?: string }): Promise<string[]> {
  const rows = await tx.orgRoleAssignment.findMany({
    where: { ...where, user: { isActive: true } },
    select: { userId: true },
    orderBy: { user: { name: "asc" } },
  });
  return rows.map(({ userId }) => userId);
}

const PersonRow = z.object({ id: z.string(), name: z.string() });

/** Reads the names of people who can act, and answers how to find those of some of them, in the order of the ids. */
export async function readNames(
  tx: Tx,
  ids: readonly string[],
): Promise<(some: readonly string[]) => string[]> {
  const rows = await tx.user.findMany({
    where: { id: { in: [...new Set(ids)] }, isActive: true },
    select: { id: true, name: true },
  });
  const names = new Map(
    z
      .array(PersonRow)
      .parse(rows)
      .map(({ id, name }) => [id, name]),
  );
  return (some) => some.flatMap((id) => names.get(id) ?? []);
}
