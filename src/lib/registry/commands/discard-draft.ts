import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { OrdinalText } from "@/lib/platform/storable";
import { ProductRef } from "../model";
import { lockProduct } from "../store";
import { StoredDocument } from "../stored-document";
import { getVisibleProduct } from "../visible-product";

export const DiscardDraft = ProductRef.extend({ revision: OrdinalText });
export type DiscardDraft = z.infer<typeof DiscardDraft>;

/** Gives up what is not published: the draft starts over from the current version. */
export async function discardDraft(
  actor: Actor,
  { revision, ...ref }: DiscardDraft,
): Promise<{ revision: number }> {
  return db.$transaction(async (tx) => {
    const { id, domainId } = await getVisibleProduct(tx, actor, ref);
    requireInDomain(actor, "product.edit", domainId);
    const stored = await lockProduct(tx, id);
    if (stored.currentVersionId === null)
      throw new AppError("conflict", "Nothing is published yet to go back to; delete the product instead.");
    if (stored.draftRevision !== revision)
      throw new AppError("conflict", "Somebody else saved the draft in between. Reload to see their change.");

    const { descriptor } = await tx.productVersion.findUniqueOrThrow({
      where: { id: stored.currentVersionId },
      select: { descriptor: true },
    });
    await tx.dataProduct.update({
      where: { id },
      data: {
        draft: StoredDocument.parse(descriptor),
        draftRevision: revision + 1,
        draftUpdatedAt: now(),
        draftUpdatedById: actor.id,
      },
      select: { id: true },
    });
    await recordEvent(tx, {
      type: "product.draft-saved",
      subjectId: id,
      actorId: actor.id,
      payload: { revision: revision + 1, discarded: true },
    });
    return { revision: revision + 1 };
  });
}
