import "server-only";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import { headlineOf } from "../headline";
import type { JsonObject } from "../json";
import { ProductRef } from "../model";
import type { Person } from "../product";
import { lockProduct } from "../store";
import { DescriptorDocument } from "../stored-document";
import { getVisibleProduct } from "../visible-product";

export const SaveDraft = ProductRef.extend({
  /** The revision the person started from. */
  revision: z.coerce.number().int().positive(),
  descriptor: DescriptorDocument,
});
export type SaveDraft = z.infer<typeof SaveDraft>;

export type DraftSaving =
  | { saved: true; revision: number; savedAt: Date }
  | {
      saved: false;
      /** What somebody else saved in between; both documents are there to be merged. */
      current: { revision: number; descriptor: JsonObject; updatedAt: Date; updatedBy: Person };
    };

/** Saves the whole draft, or answers with what somebody else saved since. Saving what is stored changes nothing. */
export async function saveDraft(
  actor: Actor,
  { revision, descriptor: document, ...ref }: SaveDraft,
): Promise<DraftSaving> {
  return db.$transaction(async (tx): Promise<DraftSaving> => {
    const { id, domainId } = await getVisibleProduct(tx, actor, ref);
    requireInDomain(actor, "product.edit", domainId);
    const stored = await lockProduct(tx, id);

    if (isDeepStrictEqual(document, stored.draft))
      return { saved: true, revision: stored.draftRevision, savedAt: stored.draftUpdatedAt };
    if (stored.draftRevision !== revision) {
      const { draftRevision, draft, draftUpdatedAt: updatedAt, draftUpdatedBy: updatedBy } = stored;
      return { saved: false, current: { revision: draftRevision, descriptor: draft, updatedAt, updatedBy } };
    }

    const savedAt = now();
    await tx.dataProduct.update({
      where: { id },
      data: {
        draft: document,
        draftRevision: revision + 1,
        draftUpdatedAt: savedAt,
        draftUpdatedById: actor.id,
        // Once published, lists show the published headline.
        ...(stored.currentVersionId === null ? headlineOf(document, ref.name) : {}),
      },
      select: { id: true },
    });
    await recordEvent(tx, {
      type: "product.draft-saved",
      subjectId: id,
      actorId: actor.id,
      payload: { revision: revision + 1 },
    });
    return { saved: true, revision: revision + 1, savedAt };
  });
}
