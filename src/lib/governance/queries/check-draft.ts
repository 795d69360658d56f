import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import type { ProductRef } from "@/lib/registry/model";
import { findDraft } from "@/lib/registry/queries/find-draft";
import { readBundle } from "../bundle";
import { checkDraftDocument, type DraftCheck } from "../draft-check";
import { readWaivers } from "../granted-waivers";

/** What the gate would say of the stored draft now, and of which revision; null for whoever may not read the draft. */
export async function checkDraft(
  actor: Actor,
  ref: ProductRef,
  tx: Tx = db,
): Promise<(DraftCheck & { revision: number }) | null> {
  const draft = await findDraft(actor, ref, tx);
  if (!draft) return null;
  const { id, descriptor, published, revision, domainId } = draft;
  // One after the other, since this is asked within transactions too.
  const bundle = await readBundle(tx, domainId);
  const waivers = await readWaivers(tx, id);
  return {
    ...checkDraftDocument({ ref, draft: descriptor, published, asOf: now() }, { bundle, waivers }),
    revision,
  };
}
