import "server-only";
import { z } from "zod";
import { notify } from "@/lib/notifications/notify";
import { db, type Tx } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import { readDomainOwners } from "@/lib/registry/domain-owners";
import { readWaivablePolicies } from "./waivable-policies";
import { readReaders } from "./waiver-addressees";
import { waiverEndingNote } from "./waiver-notes";
import { noticeDue } from "./waiver-notice";

/** A job that did not run for longer than this does not tell of what ended before. */
const LATE_DAYS_MAX = 7;
const DAY_MS = 86_400_000;

/**
 * Tells who asked for a waiver, who granted it and who owns the domain that it ends, 14 and 3 days before and on its last day; returns
 * how many people were told. What was told is kept as an event, so another run, or another process, tells nothing
 * twice.
 */
export async function noticeWaivers(at: Date): Promise<number> {
  const rows = await db.waiver.findMany({
    where: {
      status: "active",
      expiresAt: {
        gt: new Date(at.getTime() - LATE_DAYS_MAX * DAY_MS),
        lt: new Date(at.getTime() + 15 * DAY_MS),
      },
    },
    select: { id: true },
    orderBy: { expiresAt: "asc" },
  });
  let written = 0;
  for (const { id } of rows) written += await db.$transaction((tx) => noticeOne(tx, id, at));
  return written;
}

const Person = z.object({ id: z.string() }).nullable();

const NoticedWaiver = z.object({
  id: z.string(),
  policyId: z.string(),
  startsAt: z.date(),
  expiresAt: z.date(),
  policy: z.object({ key: z.string() }),
  product: z.object({
    id: z.string(),
    title: z.string(),
    domainId: z.string(),
  }),
  requestedBy: Person,
  decidedBy: Person,
});

const PERSON = { select: { id: true } } as const;

async function noticeOne(tx: Tx, id: string, at: Date): Promise<number> {
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "waiver" WHERE "id" = ${id} AND "status" = 'active' FOR UPDATE`;
  if (locked.length === 0) return 0;
  // Where it is renewed, or the policy is gone, nothing ends for anybody.
  const row = await tx.waiver.findFirst({
    where: {
      id,
      renewedBy: { none: { status: "active" } },
      policy: { status: { in: ["active", "evaluate"] } },
    },
    select: {
      id: true,
      policyId: true,
      startsAt: true,
      expiresAt: true,
      policy: { select: { key: true } },
      product: { select: { id: true, title: true, domainId: true } },
      requestedBy: PERSON,
      decidedBy: PERSON,
    },
  });
  if (!row) return 0;
  const waiver = NoticedWaiver.parse(row);
  const due = noticeDue(waiver, at, await toldOf(tx, id));
  if (due === null) return 0;
  const owners = (await readDomainOwners(tx)).get(waiver.product.domainId) ?? [];
  const concerned = [waiver.requestedBy?.id, waiver.decidedBy?.id, ...owners.map((owner) => owner.id)];
  const readers = await readReaders(tx, waiver, concerned);
  const category = (await readWaivablePolicies(tx)).get(waiver.policyId)?.category ?? "";
  const told = { ...waiver, policy: { ...waiver.policy, category } };
  await notify(
    tx,
    readers.map((person) => waiverEndingNote(person.id, told, at)),
    at,
  );
  await recordEvent(tx, {
    type: "waiver.expiring",
    subjectId: id,
    actorId: null,
    payload: { daysBefore: due, policy: waiver.policy.key, productId: waiver.product.id },
  });
  return readers.length;
}

const Told = z.object({ daysBefore: z.number() });

async function toldOf(tx: Tx, id: string): Promise<number[]> {
  const events = await tx.event.findMany({
    where: { subjectId: id, type: "waiver.expiring" },
    select: { payload: true },
  });
  return events.map(({ payload }) => Told.parse(payload).daysBefore);
}
