import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/prisma/client";
import { readDomains } from "@/lib/registry/domain-rows";
import { byName, inTreeOrder } from "@/lib/registry/domain-tree";
import { DELIVERIES_ON_A_PAGE, type DeliveryPage, WebhookDelivery, WebhookSummary } from "../webhooks/model";

const WEBHOOK = {
  id: true,
  name: true,
  url: true,
  types: true,
  domain: { select: { id: true, name: true } },
  state: true,
  pausedReason: true,
  previousUntil: true,
  revision: true,
  lastSuccessAt: true,
  failingSince: true,
} as const satisfies Prisma.WebhookSelect;

/** Every receiver and how it is doing. */
export async function findWebhooks(actor: Actor, tx: Tx = db): Promise<WebhookSummary[]> {
  requireCan(actor, "webhook.manage");
  return (await readWebhooks(tx, {})).toSorted(byName);
}

export async function findWebhook(actor: Actor, id: string, tx: Tx = db): Promise<WebhookSummary | null> {
  requireCan(actor, "webhook.manage");
  const [webhook] = await readWebhooks(tx, { id });
  return webhook ?? null;
}

async function readWebhooks(tx: Tx, where: Prisma.WebhookWhereInput): Promise<WebhookSummary[]> {
  const rows = await tx.webhook.findMany({ where, select: WEBHOOK });
  const counts = await tx.webhookDelivery.groupBy({
    by: ["webhookId", "state"],
    where: { state: { in: ["waiting", "given-up"] }, webhook: where },
    _count: { _all: true },
  });
  const count = (id: string, state: string) =>
    counts.find((row) => row.webhookId === id && row.state === state)?._count._all ?? 0;
  return rows.map((row) =>
    WebhookSummary.parse({
      ...row,
      waiting: count(row.id, "waiting"),
      givenUp: count(row.id, "given-up"),
    }),
  );
}

const TRIES_SHOWN_MAX = 20;

/** What a webhook was and is to be told, the latest first. */
export async function findDeliveries(
  actor: Actor,
  webhookId: string,
  { page, state }: DeliveryPage,
  tx: Tx = db,
): Promise<{ items: WebhookDelivery[]; total: number }> {
  requireCan(actor, "webhook.manage");
  const where = { webhookId, ...(state !== null && { state }) };
  const rows = await tx.webhookDelivery.findMany({
    where,
    select: {
      id: true,
      eventId: true,
      type: true,
      subject: true,
      sequence: true,
      body: true,
      state: true,
      attempts: true,
      createdAt: true,
      dueAt: true,
      settledAt: true,
      tries: { orderBy: [{ at: "desc" }, { id: "asc" }], take: TRIES_SHOWN_MAX, omit: { deliveryId: true } },
    },
    orderBy: { position: "desc" },
    take: DELIVERIES_ON_A_PAGE,
    skip: (page - 1) * DELIVERIES_ON_A_PAGE,
  });
  return { items: z.array(WebhookDelivery).parse(rows), total: await tx.webhookDelivery.count({ where }) };
}

/** The domains a webhook can be limited to, parents before children. */
export async function findWebhookDomains(
  actor: Actor,
  tx: Tx = db,
): Promise<{ id: string; name: string; depth: number }[]> {
  requireCan(actor, "webhook.manage");
  return inTreeOrder(await readDomains(tx)).map(({ id, name, depth }) => ({ id, name, depth }));
}
