import "server-only";
import { z } from "zod";
import { readConsumerKey } from "@/lib/access/consumer";
import type { Tx } from "@/lib/platform/db";
import type { FedEvent } from "@/lib/platform/event-feed";
import { log } from "@/lib/platform/log";
import { fromRefText, toRefText } from "@/lib/registry/ref-text";
import { accessSubject, productSubject } from "./cloud-event";
import { isOutgoing, OUTGOING_EVENTS, type OutgoingType } from "./outgoing-events";

/** One event as it is told: what it is about, of which domains, and what it says. */
export type Happening = {
  seq: bigint;
  xid: bigint;
  at: Date;
  type: OutgoingType;
  subject: string;
  /** Slugs of the domains it concerns; a product that moves concerns two. */
  domains: readonly string[];
  data: unknown;
};

type Stored = { seq: bigint; xid: bigint; at: Date; type: OutgoingType; subjectId: string; payload: unknown };

/** What of these events leaves, with the facts a receiver needs to act without asking back. */
export async function readHappenings(tx: Tx, events: readonly FedEvent[]): Promise<Happening[]> {
  const outgoing = new Map(
    events.flatMap(({ seq, xid, type }) => (isOutgoing(type) ? [[seq, { xid, type }] as const] : [])),
  );
  if (outgoing.size === 0) return [];
  const rows = await tx.event.findMany({
    where: { seq: { in: [...outgoing.keys()] } },
    select: { seq: true, subjectId: true, payload: true, at: true },
    orderBy: [{ xid: "asc" }, { seq: "asc" }],
  });
  const stored = rows.flatMap((row) => {
    const known = outgoing.get(row.seq);
    return known ? [{ ...row, ...known }] : [];
  });
  const ports = await readPorts(
    tx,
    stored.map(({ subjectId }) => subjectId),
  );
  const refs = await readRefs(
    tx,
    stored.map(({ subjectId }) => subjectId),
  );
  return stored.flatMap((event) => {
    const made = event.type.startsWith("access.")
      ? aboutAccess(event, ports.get(event.subjectId))
      : aboutProduct(event, refs.get(event.subjectId) ?? null);
    const data = OUTGOING_EVENTS[event.type].data.safeParse(made?.data);
    if (made && data.success) return [{ ...event, ...made, data: data.data }];
    // One event that says something else than it should must not keep all that follow from leaving.
    log.error({ seq: String(event.seq), type: event.type }, "an event cannot be told to webhooks");
    return [];
  });
}

const AccessPayload = z.looseObject({
  consumer: z.string(),
  consumerName: z.string(),
  product: z.string(),
  productId: z.string(),
  port: z.string(),
  reason: z.string().default(""),
});

type Told = { subject: string; domains: readonly string[]; data: unknown };

function aboutAccess({ type, payload }: Stored, asked: AskedPort | undefined): Told | null {
  const read = AccessPayload.safeParse(payload);
  if (!read.success) return null;
  const { consumer, consumerName, product, productId, port, reason, ...more } = read.data;
  const isOfGrant = !OF_REQUESTS.some((each) => each === type);
  return {
    subject: accessSubject({ productId, port, consumer }),
    domains: [fromRefText(product)?.domain ?? ""],
    data: {
      ...more,
      product: { id: productId, ref: product },
      port,
      consumer: {
        ...readConsumerKey(consumer),
        key: consumer,
        name: consumerName,
        email: asked?.email ?? null,
      },
      requestId: asked?.id ?? null,
      grantId: (isOfGrant && asked?.grant?.id) || null,
      columns: asked?.columns ?? null,
      purpose: asked?.purpose ?? null,
      expiresAt: (isOfGrant && asked?.grant?.expiresAt.toISOString()) || null,
      reason,
    },
  };
}

/** Events about what was asked for; those about access itself have a grant as their subject. */
const OF_REQUESTS = [
  "access.requested",
  "access.approved",
  "access.denied",
  "access.withdrawn",
  "access.request-expired",
] as const satisfies readonly OutgoingType[];

type AskedPort = {
  id: string;
  columns: readonly string[];
  purpose: string;
  email: string | null;
  grant: { id: string; expiresAt: Date } | null;
};

/** What was asked for, by the id of the request and by that of the grant; all of it never changes. */
async function readPorts(tx: Tx, ids: readonly string[]): Promise<Map<string, AskedPort>> {
  const rows = await tx.accessRequestPort.findMany({
    where: { OR: [{ id: { in: [...ids] } }, { grant: { id: { in: [...ids] } } }] },
    select: {
      id: true,
      columns: true,
      grant: { select: { id: true, expiresAt: true } },
      request: {
        select: {
          purpose: true,
          registered: { select: { name: true } },
          person: { select: { email: true, isActive: true } },
        },
      },
    },
  });
  const ports = new Map<string, AskedPort>();
  for (const { id, columns, grant, request } of rows) {
    const { person, purpose, registered } = request;
    const port = {
      id,
      columns,
      grant,
      purpose: [registered?.name, purpose].filter(Boolean).join(": "),
      email: person?.isActive ? person.email : null,
    };
    ports.set(id, port);
    if (grant) ports.set(grant.id, port);
  }
  return ports;
}

const Moved = z.looseObject({ from: z.string(), to: z.string() });
const Deleted = z.object({ domain: z.string(), name: z.string() });

function aboutProduct({ type, subjectId, payload }: Stored, ref: string | null): Told {
  const moved = type === "product.moved" ? Moved.safeParse(payload).data : undefined;
  const deleted = type === "product.deleted" ? Deleted.safeParse(payload).data : undefined;
  const named = deleted ? toRefText(deleted) : (moved?.to ?? ref);
  const facts = z.record(z.string(), z.unknown()).safeParse(payload).data;
  return {
    subject: productSubject(subjectId),
    domains: [named, moved?.from].flatMap((text) => fromRefText(text ?? "")?.domain ?? []),
    data: { ...facts, product: { id: subjectId, ref: named } },
  };
}

async function readRefs(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.dataProduct.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, domain: { select: { slug: true } } },
  });
  return new Map(rows.map(({ id, name, domain }) => [id, toRefText({ domain: domain.slug, name })]));
}
