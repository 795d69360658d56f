import "server-only";
import type { Actor } from "@/lib/identity/model";
import { can } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { recordDecision } from "../audit-log";
import { forget } from "../proposals/close-proposal";
import type { WithdrawProposal } from "../proposals/model";
import { lockProposal } from "../proposals/proposal-rows";

/** Takes an open proposal back: whoever opened it, or an admin. */
export async function withdrawProposal(actor: Actor, { id }: WithdrawProposal): Promise<void> {
  await db.$transaction(async (tx) => {
    const proposal = await lockProposal(tx, id);
    if (!proposal) throw notFound("proposal");
    if (proposal.openedById !== actor.id && !can(actor, "policy.activate-global"))
      throw new AppError("forbidden", "Whoever opened the proposal, or an admin, takes it back.");
    if (proposal.status !== "open") throw new AppError("conflict", "The vote is over.");
    const at = now();
    await tx.proposal.update({ where: { id }, data: { status: "withdrawn", closedAt: at } });
    await forget(tx, proposal);
    const { key } = proposal.policy;
    const payload = { key, status: "withdrawn" };
    await recordEvent(tx, { type: "proposal.closed", subjectId: id, actorId: actor.id, payload });
    await recordDecision(tx, {
      action: "proposal.withdrawn",
      subject: key,
      subjectId: proposal.policyId,
      actor,
      at,
      facts: { proposal: id, version: proposal.version },
    });
  });
}
