import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import { type EventType, recordEvent } from "@/lib/platform/events";
import type { AllowedHosts } from "@/lib/platform/outgoing/allowed-hosts";
import { OUTGOING_WAYS } from "@/lib/platform/outgoing/post";
import type { ChangeWebhook, ChosenWebhook, DeleteWebhook } from "../webhooks/model";
import { saveWebhook, usableUrl } from "../webhooks/save-webhook";

/** What waits already is sent to the new address; which events are told changes for those to come. */
export async function changeWebhook(
  actor: Actor,
  { id, revision, name, url, types, domainId }: ChangeWebhook,
  allowed: AllowedHosts = OUTGOING_WAYS.allowed,
): Promise<void> {
  requireCan(actor, "webhook.manage");
  await saveWebhook({ name, domainId }, async (tx) => {
    const { count } = await tx.webhook.updateMany({
      where: { id, revision },
      data: { name, url: usableUrl(url, allowed), types, domainId, revision: { increment: 1 } },
    });
    if (count === 0) throw await lost(tx, id);
    await told(tx, actor, { type: "webhook.changed", id, name });
  });
}

/** Nothing is sent until it is resumed; what happens meanwhile is kept for then. */
export async function pauseWebhook(actor: Actor, { id }: ChosenWebhook): Promise<void> {
  await setState(actor, id, "paused");
}

export async function resumeWebhook(actor: Actor, { id }: ChosenWebhook): Promise<void> {
  await setState(actor, id, "active");
}

async function setState(actor: Actor, id: string, state: "active" | "paused"): Promise<void> {
  requireCan(actor, "webhook.manage");
  await db.$transaction(async (tx) => {
    const webhook = await getWebhook(tx, id);
    if (webhook.state === state) return;
    await tx.webhook.update({
      where: { id },
      data: { state, pausedReason: "", revision: { increment: 1 } },
      select: { id: true },
    });
    const type = state === "paused" ? "webhook.paused" : "webhook.resumed";
    await told(tx, actor, { type, id, name: webhook.name });
  });
}

/** With its log, and with what it was still to be told. */
export async function deleteWebhook(actor: Actor, { id }: DeleteWebhook): Promise<void> {
  requireCan(actor, "webhook.manage");
  await db.$transaction(async (tx) => {
    const { name } = await getWebhook(tx, id);
    await tx.webhook.delete({ where: { id }, select: { id: true } });
    await told(tx, actor, { type: "webhook.deleted", id, name });
  });
}

async function getWebhook(tx: Tx, id: string): Promise<{ name: string; state: string }> {
  await tx.$queryRaw`SELECT 1 FROM "webhook" WHERE "id" = ${id} FOR UPDATE`;
  const webhook = await tx.webhook.findUnique({ where: { id }, select: { name: true, state: true } });
  if (!webhook) throw notFound("webhook");
  return webhook;
}

async function lost(tx: Tx, id: string): Promise<AppError> {
  await getWebhook(tx, id);
  return new AppError("conflict", "Somebody else has changed this webhook meanwhile. Look at it again.");
}

async function told(
  tx: Tx,
  actor: Actor,
  { type, id, name }: { type: EventType; id: string; name: string },
): Promise<void> {
  await recordEvent(tx, { type, subjectId: id, actorId: actor.id, payload: { name } });
}
