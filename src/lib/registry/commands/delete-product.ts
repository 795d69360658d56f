import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireInDomain } from "@/lib/identity/permissions";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { ProductRef } from "../model";
import { lockProduct } from "../store";
import { getVisibleProduct } from "../visible-product";

export const DeleteProduct = ProductRef;
export type DeleteProduct = ProductRef;

/** Only what nobody has ever been able to use may disappear; anything published is retired instead. */
export async function deleteProduct(actor: Actor, ref: DeleteProduct): Promise<void> {
  await db.$transaction(async (tx) => {
    const { id, domainId } = await getVisibleProduct(tx, actor, ref);
    requireInDomain(actor, "product.delete", domainId);
    const { currentVersionId } = await lockProduct(tx, id);
    if (currentVersionId !== null)
      throw new AppError("conflict", "A published product cannot be deleted; retire it instead.");

    await tx.dataProduct.delete({ where: { id }, select: { id: true } });
    await recordEvent(tx, {
      type: "product.deleted",
      subjectId: id,
      actorId: actor.id,
      payload: { domain: ref.domain, name: ref.name },
    });
  });
}
