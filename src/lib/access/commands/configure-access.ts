import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireInDomain } from "@/lib/identity/permissions";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { toRefText } from "@/lib/registry/ref-text";
import { lockProduct } from "@/lib/registry/store";
import { getVisibleProduct } from "@/lib/registry/visible-product";
import type { ConfigureAccess } from "../inputs";
import { readNameable } from "../nameable-people";

/** Says for one product who decides about access, for how long it lasts at most, and what needs nobody. */
export async function configureAccess(
  actor: Actor,
  { domain, name, revision, approvers, maxDays, isTeamApproved }: ConfigureAccess,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { id: productId, domainId } = await getVisibleProduct(tx, actor, { domain, name });
    requireInDomain(actor, "access.manage", domainId);
    await lockProduct(tx, productId);
    const stored = await tx.accessSettings.findUnique({
      where: { productId },
      select: { revision: true },
    });
    if ((stored?.revision ?? 0) !== revision)
      throw new AppError(
        "conflict",
        "Somebody else has changed these settings meanwhile. Look at them again.",
      );
    const known = new Set((await readNameable(tx, domainId)).map(({ id }) => id));
    if (approvers.some((id) => !known.has(id)))
      throw new AppError("conflict", "Only people who work for the domain can be named to decide.");
    const facts = { maxDays, isTeamApproved };
    await tx.accessSettings.upsert({
      where: { productId },
      create: { productId, ...facts },
      update: { ...facts, revision: { increment: 1 } },
      select: { productId: true },
    });
    await tx.accessApprover.deleteMany({ where: { productId } });
    await tx.accessApprover.createMany({
      data: [...new Set(approvers)].map((userId) => ({ productId, userId })),
    });
    await recordEvent(tx, {
      type: "access.configured",
      subjectId: productId,
      actorId: actor.id,
      payload: { product: toRefText({ domain, name }), maxDays, isTeamApproved, approvers: approvers.length },
    });
  });
}
