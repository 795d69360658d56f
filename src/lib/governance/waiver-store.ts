import "server-only";
import type { Actor } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type EventType, recordEvent } from "@/lib/platform/events";
import type { Waiver, WaiverStatus } from "./waiver";
import { dayOf } from "./waiver-rules";

type WaiverMove = {
  from: WaiverStatus;
  to: WaiverStatus;
  event: EventType;
  facts: {
    decidedAt?: Date;
    decidedById?: string;
    decisionNote?: string;
    startsAt?: Date;
    policyVersion?: number;
  };
};

/** Moves a waiver on and tells of it; whoever comes second learns that it was decided in between. */
export async function moveWaiver(
  tx: Tx,
  actor: Actor,
  { id, policy, product, expiresAt }: Waiver,
  { from, to, event, facts }: WaiverMove,
): Promise<void> {
  const { count } = await tx.waiver.updateMany({
    where: { id, status: from },
    data: { ...facts, status: to },
  });
  if (count === 0)
    throw new AppError(
      "conflict",
      from === "requested" ? "It has been decided already." : "The waiver is not in force.",
    );
  await recordEvent(tx, {
    type: event,
    subjectId: id,
    actorId: actor.id,
    payload: {
      policy: policy.key,
      product: `${product.ref.domain}/${product.ref.name}`,
      productId: product.id,
      until: dayOf(expiresAt),
      note: facts.decisionNote ?? "",
    },
  });
}
