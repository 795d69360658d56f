import "server-only";
import { recordDecision } from "@/lib/governance/audit-log";
import { deletePolicies } from "@/lib/governance/delete-policies";
import { lockAdmins } from "@/lib/identity/admins";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { DEMO_SETTING } from "./demo-contents";
import { readDemoMesh } from "./read-demo-mesh";

export type RemovedDemo = {
  people: number;
  products: number;
  policies: number;
  domains: number;
  /** The installation is new again. */
  isEverything: boolean;
  isSelfGone: boolean;
};

/** Takes out what was loaded and nothing that anybody added. */
export async function removeDemoMesh(actor: Actor): Promise<RemovedDemo> {
  requireCan(actor, "settings.manage");
  return unsafeRemoveDemoMesh(actor);
}

/** Unsafe: asks for no permission. For whoever runs the machine, who needs no account here. */
export async function unsafeRemoveDemoMesh(actor: Actor | null): Promise<RemovedDemo> {
  return db.$transaction(async (tx) => {
    await lockAdmins(tx);
    // Nothing can be put into any domain until the transaction ends.
    await tx.$queryRaw`SELECT 1 FROM "domain" ORDER BY "id" FOR UPDATE`;
    const mesh = await readDemoMesh(tx, actor);
    if (!mesh) throw new AppError("not-found", "The demo mesh is not here, or was removed already.");
    const { personIds, policyIds, productIds, purposeIds, removal, requestIds, termIds } = mesh;
    if (!removal.allowed) throw new AppError("conflict", NO_ADMIN_LEFT);

    const actorId = actor?.id ?? null;
    await removeProducts(tx, productIds, actorId);
    const records = await deletePolicies(tx, actor, policyIds);
    // Where only demo people ever were, what they asked for by hand was asked for by nobody.
    await tx.dataRequest.deleteMany({ where: removal.isEverything ? {} : { id: { in: [...requestIds] } } });
    await tx.glossaryTerm.deleteMany({ where: { id: { in: [...termIds] } } });
    await removeDomains(tx, removal.goingDomainIds, actorId);
    await removePeople(tx, personIds, actorId);
    // Requests for access went with the products and people; a purpose that another one names stays.
    await tx.purpose.deleteMany({
      where: removal.isEverything ? {} : { id: { in: [...purposeIds] }, requests: { none: {} } },
    });
    await tx.setting.delete({ where: { key: DEMO_SETTING } });
    for (const record of records) await recordDecision(tx, record);
    return {
      people: personIds.length,
      products: productIds.length,
      policies: policyIds.length,
      domains: removal.goingDomainIds.length,
      isEverything: removal.isEverything,
      isSelfGone: actorId !== null && personIds.includes(actorId),
    };
  });
}

const NO_ADMIN_LEFT =
  "Nobody would be left to administer what stays. First make an admin who is not of the demo: invite yourself " +
  "with that role and accept the invitation, or give the role to somebody of your own.";

async function removeProducts(tx: Tx, ids: readonly string[], actorId: string | null): Promise<void> {
  const products = await tx.dataProduct.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, domain: { select: { slug: true } } },
  });
  await tx.dataProduct.deleteMany({ where: { id: { in: [...ids] } } });
  for (const { id, name, domain } of products) {
    const payload = { domain: domain.slug, name };
    await recordEvent(tx, { type: "product.deleted", subjectId: id, actorId, payload });
  }
}

async function removeDomains(tx: Tx, ids: readonly string[], actorId: string | null): Promise<void> {
  await tx.orgRoleAssignment.deleteMany({ where: { role: "governance-delegate", scope: { in: [...ids] } } });
  for (const id of ids) {
    const payload = await tx.domain.delete({ where: { id }, select: { slug: true, name: true } });
    await recordEvent(tx, { type: "domain.deleted", subjectId: id, actorId, payload });
  }
}

/** Their sessions end with them, and no mail of theirs waits for anybody to read its link. */
async function removePeople(tx: Tx, ids: readonly string[], actorId: string | null): Promise<void> {
  const where = { id: { in: [...ids] } };
  const people = await tx.user.findMany({ where, select: { email: true } });
  await tx.mail.deleteMany({ where: { to: { in: people.map(({ email }) => email) } } });
  await tx.user.deleteMany({ where });
  for (const id of ids) {
    await recordEvent(tx, { type: "user.changed", subjectId: id, actorId, payload: { change: "removed" } });
  }
}
