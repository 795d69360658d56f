import "server-only";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { byStrength } from "../by-strength";
import { DomainDetail } from "../domain";
import { readBranches } from "../domain-rows";
import { pathTo } from "../domain-tree";

export async function findDomain(actor: Actor, slug: string, tx: Tx = db): Promise<DomainDetail | null> {
  const row = await tx.domain.findUnique({
    where: { slug },
    select: {
      id: true,
      purpose: true,
      boundary: true,
      revision: true,
      members: {
        select: { userId: true, role: true, since: true, user: { select: { name: true } } },
        where: { user: { isActive: true } },
      },
    },
  });
  if (!row) return null;
  const tree = await readBranches(tx, actor);
  const { members, ...facts } = row;
  const detail = DomainDetail.parse({
    ...tree.find((domain) => domain.id === row.id),
    ...facts,
    path: pathTo(tree, row.id),
    children: tree.filter((domain) => domain.parentId === row.id),
    members: members.map(({ user, ...member }) => ({ ...member, name: user.name })),
  });
  return { ...detail, members: detail.members.toSorted(byStrength) };
}
