import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { recordEvent } from "@/lib/platform/events";
import type { AllowedHosts } from "@/lib/platform/outgoing/allowed-hosts";
import { OUTGOING_WAYS } from "@/lib/platform/outgoing/post";
import type { CreateWebhook } from "../webhooks/model";
import { saveWebhook, usableUrl } from "../webhooks/save-webhook";
import { newSecret } from "../webhooks/signature";
import { sealSecret } from "../webhooks/webhook-secrets";

export type MadeWebhook = { id: string; name: string; secret: string };

/** Registers a receiver of events; its secret is answered this once. */
export async function createWebhook(
  actor: Actor,
  { name, url, types, domainId }: CreateWebhook,
  allowed: AllowedHosts = OUTGOING_WAYS.allowed,
): Promise<MadeWebhook> {
  requireCan(actor, "webhook.manage");
  const secret = newSecret();
  return saveWebhook({ name, domainId }, async (tx) => {
    const { id } = await tx.webhook.create({
      data: {
        name,
        url: usableUrl(url, allowed),
        types,
        domainId,
        secret: sealSecret(secret),
        createdAt: now(),
      },
      select: { id: true },
    });
    await recordEvent(tx, {
      type: "webhook.created",
      subjectId: id,
      actorId: actor.id,
      payload: { name, types: types.join(", ") },
    });
    return { id, name, secret };
  });
}
