import "server-only";
import { db, type Tx } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import type { OutgoingAnswer } from "@/lib/platform/outgoing/post";
import type { ClaimedDelivery } from "./claim-deliveries";
import { planRetry } from "./retry-plan";
import { mailGivenUp, mailPaused } from "./webhook-mail";

type Attempt = OutgoingAnswer & { durationMs: number };
type Moment = { at: Date; random: number };

const GONE = 410;
const GONE_REASON = "The receiver answered 410: it does not want to be told any more.";

/** Keeps what came of sending a delivery, and what follows from it; true when it has arrived. */
export async function noteAttempt(
  delivery: ClaimedDelivery,
  attempt: Attempt,
  { at, random }: Moment,
): Promise<boolean> {
  const hasArrived = attempt.answered && attempt.status >= 200 && attempt.status < 300;
  await db.$transaction(async (tx) => {
    // A webhook that was deleted meanwhile has no log to be kept in. Locked first, as those do who change it.
    const [webhook] = await tx.$queryRaw<
      unknown[]
    >`SELECT 1 FROM "webhook" WHERE "id" = ${delivery.webhookId} FOR UPDATE`;
    if (!webhook) return;
    await keepAttempt(tx, delivery.id, attempt, at);
    if (hasArrived) await noteArrival(tx, delivery, at);
    else await noteFailure(tx, delivery, attempt, { at, random });
  });
  return hasArrived;
}

async function keepAttempt(tx: Tx, deliveryId: string, attempt: Attempt, at: Date): Promise<void> {
  await tx.webhookAttempt.create({
    data: {
      deliveryId,
      at,
      durationMs: attempt.durationMs,
      status: attempt.answered ? attempt.status : null,
      error: attempt.answered ? "" : attempt.reason,
      response: attempt.answered ? attempt.excerpt : "",
    },
    select: { id: true },
  });
}

async function noteArrival(tx: Tx, { id, claim, webhookId }: ClaimedDelivery, at: Date): Promise<void> {
  await tx.webhookDelivery.updateMany({
    where: { id, claim },
    data: { state: "delivered", settledAt: at, claim: null, claimedUntil: null },
  });
  await tx.webhook.update({
    where: { id: webhookId },
    data: { lastSuccessAt: at, failingSince: null, toldAt: null },
    select: { id: true },
  });
}

async function noteFailure(
  tx: Tx,
  { id, claim, webhookId, attempts }: ClaimedDelivery,
  attempt: Attempt,
  { at, random }: Moment,
): Promise<void> {
  const retryAfter = attempt.answered ? attempt.retryAfter : null;
  const isGone = attempt.answered && attempt.status === GONE;
  const retry = isGone
    ? { again: true as const, dueAt: at }
    : planRetry({ attempts, retryAfter }, at, random);
  // Whoever took too long has lost the claim, and with it the say in what becomes of the delivery.
  const { count } = await tx.webhookDelivery.updateMany({
    where: { id, claim, state: "waiting" },
    data: {
      claim: null,
      claimedUntil: null,
      ...(retry.again ? { dueAt: retry.dueAt } : { state: "given-up", settledAt: at }),
    },
  });
  if (count === 0) return;
  await tx.webhook.updateMany({
    where: { id: webhookId, failingSince: null },
    data: { failingSince: at },
  });
  if (isGone) await pauseGone(tx, webhookId);
  else if (!retry.again) await tellOnce(tx, webhookId, at);
}

async function pauseGone(tx: Tx, id: string): Promise<void> {
  const [webhook] = await tx.webhook.updateManyAndReturn({
    where: { id, state: "active" },
    data: { state: "paused", pausedReason: GONE_REASON, revision: { increment: 1 } },
    select: { name: true },
  });
  if (!webhook) return;
  await recordEvent(tx, {
    type: "webhook.paused",
    subjectId: id,
    actorId: null,
    payload: { name: webhook.name, reason: GONE_REASON },
  });
  await mailPaused(tx, { id, name: webhook.name, reason: GONE_REASON });
}

/** Once, until something arrives again. */
async function tellOnce(tx: Tx, id: string, at: Date): Promise<void> {
  const [webhook] = await tx.webhook.updateManyAndReturn({
    where: { id, toldAt: null },
    data: { toldAt: at },
    select: { name: true },
  });
  if (webhook) await mailGivenUp(tx, { id, name: webhook.name });
}
