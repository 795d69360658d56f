import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { createPerson, reloadActor } from "../../people";

/** Somebody who votes for a domain. */
export async function aDelegate(domainId: string, name = "A Delegate"): Promise<Actor> {
  const { id } = await createPerson({ name });
  await db.orgRoleAssignment.create({ data: { userId: id, role: "governance-delegate", scope: domainId } });
  return reloadActor(id);
}

export async function withdrawOpenProposals(): Promise<void> {
  await db.proposal.updateMany({ where: { status: "open" }, data: { status: "withdrawn" } });
}
