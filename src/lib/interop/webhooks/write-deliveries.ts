import "server-only";
import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/platform/db";
import { publicUrl } from "@/lib/platform/public-url";
import { readDomains } from "@/lib/registry/domain-rows";
import { pathTo } from "@/lib/registry/domain-tree";
import { toCloudEvent } from "./cloud-event";
import type { Happening } from "./read-happenings";

/** Writes, for each webhook that asked for it, what is to be sent; in the order in which it happened. */
export async function writeDeliveries(tx: Tx, happenings: readonly Happening[], at: Date): Promise<number> {
  if (happenings.length === 0) return 0;
  const webhooks = await tx.webhook.findMany({
    select: { id: true, types: true, domainId: true, sinceXid: true },
    orderBy: { id: "asc" },
  });
  if (webhooks.length === 0) return 0;
  const domains = await readDomains(tx);
  const idsOf = new Map(domains.map(({ id, slug }) => [slug, pathTo(domains, id).map((each) => each.id)]));
  let written = 0;
  for (const { id, types, domainId, sinceXid } of webhooks) {
    const due = happenings.filter(
      (each) =>
        each.xid > sinceXid &&
        types.includes(each.type) &&
        (domainId === null || each.domains.some((slug) => idsOf.get(slug)?.includes(domainId))),
    );
    written += await writeFor(tx, id, due, at);
  }
  return written;
}

async function writeFor(tx: Tx, webhookId: string, due: readonly Happening[], at: Date): Promise<number> {
  const last = await lastSequences(
    tx,
    webhookId,
    due.map(({ subject }) => subject),
  );
  // One row after the other: their positions are the order in which they are sent.
  for (const happening of due) {
    const sequence = (last.get(happening.subject) ?? 0) + 1;
    last.set(happening.subject, sequence);
    await insertDelivery(tx, webhookId, { ...happening, id: `event-${happening.seq}`, sequence }, at);
  }
  return due.length;
}

type NewDelivery = Pick<Happening, "at" | "data" | "subject"> & {
  id: string;
  type: string;
  sequence: number;
};

async function insertDelivery(
  tx: Tx,
  webhookId: string,
  { id, type, subject, sequence, at, data }: NewDelivery,
  now: Date,
): Promise<void> {
  const event = toCloudEvent({ id, source: publicUrl("/"), type, subject, at, sequence, data });
  await tx.webhookDelivery.create({
    data: {
      id: randomUUID(),
      webhookId,
      eventId: id,
      type,
      subject,
      sequence,
      body: JSON.stringify(event),
      createdAt: now,
      dueAt: now,
    },
    select: { id: true },
  });
}

/** An event of no other meaning than that it arrives. */
export async function writeTest(tx: Tx, webhookId: string, { type, at }: { type: string; at: Date }) {
  const subject = "test";
  const sequence = ((await lastSequences(tx, webhookId, [subject])).get(subject) ?? 0) + 1;
  const data = { note: "This event says only that it arrived." };
  await insertDelivery(tx, webhookId, { id: `test-${randomUUID()}`, type, subject, sequence, at, data }, at);
}

async function lastSequences(
  tx: Tx,
  webhookId: string,
  subjects: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx.webhookDelivery.groupBy({
    by: ["subject"],
    where: { webhookId, subject: { in: [...new Set(subjects)] } },
    _max: { sequence: true },
  });
  return new Map(rows.map(({ subject, _max }) => [subject, _max.sequence ?? 0]));
}
