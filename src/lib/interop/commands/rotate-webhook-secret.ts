import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import type { ChosenWebhook } from "../webhooks/model";
import { newSecret } from "../webhooks/signature";
import { overlapUntil, sealSecret } from "../webhooks/webhook-secrets";
import type { MadeWebhook } from "./create-webhook";

/** Makes a new secret; for a day the one before signs as well. */
export async function rotateWebhookSecret(actor: Actor, { id }: ChosenWebhook): Promise<MadeWebhook> {
  requireCan(actor, "webhook.manage");
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "webhook" WHERE "id" = ${id} FOR UPDATE`;
    const webhook = await tx.webhook.findUnique({ where: { id }, select: { name: true, secret: true } });
    if (!webhook) throw notFound("webhook");
    const secret = newSecret();
    await tx.webhook.update({
      where: { id },
      data: {
        secret: sealSecret(secret),
        previousSecret: webhook.secret,
        previousUntil: overlapUntil(now()),
        revision: { increment: 1 },
      },
      select: { id: true },
    });
    const { name } = webhook;
    await recordEvent(tx, {
      type: "webhook.secret-rotated",
      subjectId: id,
      actorId: actor.id,
      payload: { name },
    });
    return { id, name, secret };
  });
}
