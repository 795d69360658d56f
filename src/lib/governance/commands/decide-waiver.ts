import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { DecideWaiver } from "../waiver";
import { getWaiver } from "../waiver-rows";
import { decisionOf, termFault, whyNotWaivable } from "../waiver-rules";
import { moveWaiver } from "../waiver-store";

/** Grants or rejects what somebody else asked for. What is granted counts from this moment on. */
export async function decideWaiver(actor: Actor, { id, decision, note }: DecideWaiver): Promise<void> {
  await db.$transaction(async (tx) => {
    const { waiver, policy } = await getWaiver(tx, actor, id);
    const { approver, category } = waiver.policy;
    const may = decisionOf(actor, {
      approver,
      category,
      domainId: waiver.product.domain.id,
      requestedById: waiver.requestedBy?.id ?? null,
    });
    if (!may.allowed) throw new AppError("forbidden", may.reason);
    const at = now();
    const decided = { decidedAt: at, decidedById: actor.id, decisionNote: note };
    if (decision === "reject") {
      const move = { from: "requested", to: "rejected", type: "waiver.rejected", facts: decided } as const;
      return moveWaiver(tx, actor, waiver, move);
    }
    // What was allowed when it was asked for may not be any more.
    const fault = whyNotGrantable(policy.status) ?? whyNotWaivable(policy);
    if (fault !== null) throw new AppError("conflict", fault);
    const overlong = termFault(waiver.expiresAt, policy.waivable.maxDays, at);
    if (overlong !== null) throw new AppError("conflict", `${overlong} Ask for a new request.`);
    await moveWaiver(tx, actor, waiver, {
      from: "requested",
      to: "active",
      type: "waiver.granted",
      facts: { ...decided, startsAt: at, policyVersion: policy.version },
    });
  });
}

function whyNotGrantable(status: string): string | null {
  return status === "active" || status === "evaluate" ? null : "The policy is not in force any more.";
}
