import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { canInDomain, requireInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { OrdinalText } from "@/lib/platform/storable";
import { headlineOf } from "../headline";
import type { JsonObject } from "../json";
import { ProductRef } from "../model";
import type { Person } from "../product";
import { toRefText } from "../ref-text";
import { lockProduct } from "../store";
import { DescriptorDocument } from "../stored-document";
import { getVisibleProductOnceAt } from "../visible-product";

export const SaveDraft = ProductRef.extend({
  /** The revision the person started from. */
  revision: OrdinalText,
  descriptor: DescriptorDocument,
});
export type SaveDraft = z.infer<typeof SaveDraft>;

/** `ref` is where the product is now, which may be elsewhere than where the work on it began. */
export type DraftSaving = { ref: ProductRef } & (
  | { saved: true; revision: number; savedAt: Date }
  | {
      saved: false;
      /** What somebody else saved in between; both documents are there to be merged. */
      current: { revision: number; descriptor: JsonObject; updatedAt: Date; updatedBy: Person };
    }
);

/** Saves the whole draft, or answers with what somebody else saved since. Saving what is stored changes nothing. */
export async function saveDraft(
  actor: Actor,
  { revision, descriptor: document, ...address }: SaveDraft,
): Promise<DraftSaving> {
  return db.$transaction(async (tx): Promise<DraftSaving> => {
    const { id, domainId, ref } = await getVisibleProductOnceAt(tx, actor, address);
    requireEdit(actor, { domainId, ref, hasMoved: toRefText(ref) !== toRefText(address) });
    const stored = await lockProduct(tx, id);

    if (isDeepStrictEqual(document, stored.draft))
      return { ref, saved: true, revision: stored.draftRevision, savedAt: stored.draftUpdatedAt };
    if (stored.draftRevision !== revision) {
      const { draftRevision, draft, draftUpdatedAt: updatedAt, draftUpdatedBy: updatedBy } = stored;
      return {
        ref,
        saved: false,
        current: { revision: draftRevision, descriptor: draft, updatedAt, updatedBy },
      };
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
    return { ref, saved: true, revision: revision + 1, savedAt };
  });
}

type Place = { domainId: string; ref: ProductRef; hasMoved: boolean };

/** Whoever edited it where it was is told where it is, since "not allowed" alone would be a riddle. */
function requireEdit(actor: Actor, { domainId, ref, hasMoved }: Place): void {
  if (hasMoved && !canInDomain(actor, "product.edit", domainId))
    throw new AppError(
      "forbidden",
      `The data product has been moved to ${toRefText(ref)}, and you may not edit it there.`,
    );
  requireInDomain(actor, "product.edit", domainId);
}
