import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import type { ProductRef } from "@/lib/registry/model";
import { recordDecision } from "./audit-log";
import { notifyOfWaiver } from "./notify-of-waiver";
import type { Waiver, WaiverEvent, WaiverStatus } from "./waiver";
import { dayOf } from "./waiver-rules";

type WaiverMove = {
  from: WaiverStatus;
  to: WaiverStatus;
  type: WaiverEvent;
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
  { id, policy, product, elements, expiresAt, policyVersion }: Waiver,
  { from, to, type, facts }: WaiverMove,
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
  await tellOfWaiver(tx, actor, {
    type,
    id,
    policy: policy.key,
    policyVersion: facts.policyVersion ?? policyVersion,
    product,
    elements,
    expiresAt,
    note: facts.decisionNote ?? "",
  });
}

type Told = {
  type: WaiverEvent;
  id: string;
  policy: string;
  policyVersion: number;
  product: { id: string; ref: ProductRef };
  elements: readonly string[];
  expiresAt: Date;
  /** In the words of whoever did it: the reason of a request, the note of a decision. */
  note: string;
};

/** The event others follow, and the record that stays; the last thing in the transaction that decides. */
export async function tellOfWaiver(
  tx: Tx,
  actor: Actor,
  { type, id, policy, policyVersion, product, elements, expiresAt, note }: Told,
): Promise<void> {
  const subject = `${product.ref.domain}/${product.ref.name}`;
  const until = dayOf(expiresAt);
  await recordEvent(tx, {
    type,
    subjectId: id,
    actorId: actor.id,
    payload: { policy, product: subject, productId: product.id, until, note },
  });
  await notifyOfWaiver(tx, actor, { type, id, note });
  await recordDecision(tx, {
    action: type,
    subject,
    subjectId: product.id,
    actor,
    at: now(),
    facts: { waiverId: id, policy, policyVersion, elements: [...elements], until, note },
  });
}
