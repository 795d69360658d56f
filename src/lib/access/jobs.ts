import "server-only";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { hasNews } from "@/lib/platform/event-cursor";
import { recordEvent } from "@/lib/platform/events";
import { runUnderLease } from "@/lib/platform/lease";
import { runAtWakes } from "@/lib/platform/run-at-wakes";
import { mailEnd, mailEnding } from "./access-mail";
import { factsOf, GRANT, toGrant } from "./access-rows";
import { endGrant, lockGrant, wordsOf } from "./access-store";
import { FOLLOWER, followPublications } from "./follow-publications";
import { endingFrom, isInForce, moveGrant, noticeDue } from "./grant-rules";
import { askMovers, remindMovers } from "./migrations";
import { overdueGrants, overdueRequests, settleGrant, settleRequest } from "./settle-due";

const EVERY_MS = 60_000;
const LEASE = "access-jobs";
const FOLLOWER_LEASE = "access-follower";
const AT_ONCE = 500;

declare global {
  var agoraAccessJobs: ReturnType<typeof setInterval> | undefined;
}

/** Does what the passing of time and publications ask of access. Once per process; one process at a time. */
export function startAccessJobs(): void {
  if (globalThis.agoraAccessJobs) return;
  globalThis.agoraAccessJobs = setInterval(() => void runAccessJobs(now()), EVERY_MS).unref();
  void runAccessJobs(now());
  runAtWakes(follow, "what was published could not be looked at for access");
}

/** Asked every second by every process, so it only reads until something happened. */
async function follow(): Promise<void> {
  if (await hasNews(FOLLOWER)) await runUnderLease(FOLLOWER_LEASE, [followPublications, askMovers], now());
}

export function runAccessJobs(at: Date): Promise<void> {
  return runUnderLease(LEASE, [settleOverdue, endClosedAccounts, noticeEndings, askMovers, remindMovers], at);
}

/** Notes what is over: grants that ran out or were not confirmed, requests nobody decided. */
async function settleOverdue(at: Date): Promise<number> {
  const grants = await db.accessGrant.findMany({
    where: overdueGrants(at),
    select: { id: true },
    orderBy: { expiresAt: "asc" },
    take: AT_ONCE,
  });
  const requests = await db.accessRequestPort.findMany({
    where: overdueRequests(at),
    select: { id: true },
    take: AT_ONCE,
  });
  for (const { id } of grants) await db.$transaction((tx) => settleGrant(tx, id, at));
  for (const { id } of requests) await db.$transaction((tx) => settleRequest(tx, id, at));
  return grants.length + requests.length;
}

/** Who cannot sign in any more has no access either. */
async function endClosedAccounts(at: Date): Promise<number> {
  const rows = await db.accessGrant.findMany({
    where: { endedAt: null, requestPort: { request: { person: { isActive: false } } } },
    select: { id: true },
    take: AT_ONCE,
  });
  for (const { id } of rows) {
    await db.$transaction(async (tx) => {
      const grant = await lockedGrant(tx, id, at);
      if (!grant || !moveGrant(factsOf(grant), "close-account", at).allowed) return;
      const kind = "account-closed";
      await endGrant(tx, grant, { kind, by: null, reason: "The account of the consumer was closed.", at });
      await mailEnd(tx, grant, { kind, reason: "" });
    });
  }
  return rows.length;
}

/** Says 14 and 3 days before, and on the last day, that access ends. What was told is kept as an event. */
async function noticeEndings(at: Date): Promise<number> {
  const rows = await db.accessGrant.findMany({
    where: { endedAt: null, expiresAt: { gt: at, lte: endingFrom(at) } },
    select: { id: true },
    orderBy: { expiresAt: "asc" },
    take: AT_ONCE,
  });
  let told = 0;
  for (const { id } of rows) told += await db.$transaction((tx) => noticeOne(tx, id, at));
  return told;
}

const Told = z.object({ daysBefore: z.number() });

async function noticeOne(tx: Tx, id: string, at: Date): Promise<number> {
  const grant = await lockedGrant(tx, id, at);
  // Who has asked to renew it knows.
  if (!grant || !isInForce(grant.state) || grant.renewalId !== null) return 0;
  const events = await tx.event.findMany({
    where: { subjectId: id, type: "access.expiring" },
    select: { payload: true },
  });
  const due = noticeDue(
    grant,
    events.map(({ payload }) => Told.parse(payload).daysBefore),
    at,
  );
  if (due === null) return 0;
  await mailEnding(tx, grant);
  await recordEvent(tx, {
    type: "access.expiring",
    subjectId: id,
    actorId: null,
    payload: { ...wordsOf(grant.request), daysBefore: due },
  });
  return 1;
}

async function lockedGrant(tx: Tx, id: string, at: Date) {
  await lockGrant(tx, id);
  const row = await tx.accessGrant.findUnique({ where: { id }, select: GRANT });
  return row && toGrant(row, at);
}
