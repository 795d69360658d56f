import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { RevokeWaiver } from "../waiver";
import { getWaiver } from "../waiver-rows";
import { approverWords, mayRevokeWaiver } from "../waiver-rules";
import { moveWaiver } from "../waiver-store";

/** Ends a waiver before its time; the next evaluation no longer knows it. */
export async function revokeWaiver(actor: Actor, { id, note }: RevokeWaiver): Promise<void> {
  await db.$transaction(async (tx) => {
    const { waiver } = await getWaiver(tx, actor, id);
    const { approver, category } = waiver.policy;
    const requestedById = waiver.requestedBy?.id ?? null;
    if (!mayRevokeWaiver(actor, { approver, category, domainId: waiver.product.domain.id, requestedById }))
      throw new AppError("forbidden", `${approverWords(waiver.policy)} can revoke this waiver.`);
    await moveWaiver(tx, actor, waiver, {
      from: "active",
      to: "revoked",
      type: "waiver.revoked",
      // The row names the last decision; who granted it stays in the events.
      facts: { decidedAt: now(), decidedById: actor.id, decisionNote: note },
    });
  });
}
