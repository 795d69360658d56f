import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import type { ChosenDelivery, ChosenWebhook, ReplaySince } from "../webhooks/model";
import { TEST_TYPE } from "../webhooks/outgoing-events";
import { writeTest } from "../webhooks/write-deliveries";

/** Sends an event that means nothing, to see whether it arrives. */
export async function sendTestEvent(actor: Actor, { id }: ChosenWebhook): Promise<void> {
  requireCan(actor, "webhook.manage");
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "webhook" WHERE "id" = ${id} FOR UPDATE`;
    const webhook = await tx.webhook.findUnique({ where: { id }, select: { state: true } });
    if (!webhook) throw notFound("webhook");
    if (webhook.state !== "active") throw new AppError("conflict", "Resume it first: nothing is sent now.");
    await writeTest(tx, id, { type: TEST_TYPE, at: now() });
  });
}

const anew = (at: Date) => ({ state: "waiting", attempts: 0, dueAt: at, settledAt: null });

/** Sends one delivery again, with the id it always had; one that waits is tried now. */
export async function replayDelivery(actor: Actor, { id }: ChosenDelivery): Promise<void> {
  requireCan(actor, "webhook.manage");
  const { count } = await db.webhookDelivery.updateMany({ where: { id }, data: anew(now()) });
  if (count === 0) throw notFound("delivery");
}

/** Sends everything again that was settled since a moment; how much that is. */
export async function replayDeliveries(
  actor: Actor,
  { id, since }: ReplaySince,
): Promise<{ deliveries: number }> {
  requireCan(actor, "webhook.manage");
  if ((await db.webhook.count({ where: { id } })) === 0) throw notFound("webhook");
  const { count } = await db.webhookDelivery.updateMany({
    where: { webhookId: id, createdAt: { gte: since }, state: { not: "waiting" } },
    data: anew(now()),
  });
  return { deliveries: count };
}

/** Gives up on one delivery, so that those about the same subject go on. */
export async function skipDelivery(actor: Actor, { id }: ChosenDelivery): Promise<void> {
  requireCan(actor, "webhook.manage");
  const { count } = await db.webhookDelivery.updateMany({
    where: { id, state: "waiting" },
    data: { state: "skipped", settledAt: now(), claim: null, claimedUntil: null },
  });
  if (count > 0) return;
  if ((await db.webhookDelivery.count({ where: { id } })) === 0) throw notFound("delivery");
}
