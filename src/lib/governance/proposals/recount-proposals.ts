import "server-only";
import { z } from "zod";
import { notify } from "@/lib/notifications/notify";
import { db, type Tx } from "@/lib/platform/db";
import type { EventType } from "@/lib/platform/events";
import { BlastRadiusReport } from "../blast-radius/report";
import { runBlastRadius } from "../blast-radius/run-blast-radius";
import { rulesOfSaved } from "../blast-radius/saved-rules";
import { canonicalHash } from "../canonical-hash";
import { proposalHref } from "./model";
import { movedFigures, movedWords } from "./moved-figures";
import { lockProposal } from "./proposal-rows";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** An event bears the time at which its transaction began, which may be a while before others see it. */
const LATE_MS = 5 * 60_000;

/** What may change whom a rule hits. */
const CATALOG_EVENTS: readonly EventType[] = [
  "product.published",
  "product.lifecycle-changed",
  "product.deleted",
  "policy.activated",
  "policy.retired",
  "domain.changed",
];

/**
 * Counts anew whom open proposals would hit, at most hourly and only where the catalog has changed, at least daily
 * for the rules about time; and tells voters, once a vote, that the figures are no longer those they saw.
 */
export async function recountProposals(at: Date): Promise<void> {
  const open = await db.proposal.findMany({
    where: { status: "open", deadline: { gt: at } },
    select: { id: true, policyId: true, version: true, recountedAt: true, openedAt: true, policy: POLICY },
    orderBy: { deadline: "asc" },
  });
  for (const { id, policyId, version, recountedAt, openedAt, policy } of open) {
    if (!(await isDue(recountedAt ?? openedAt, at))) continue;
    const rules = await rulesOfSaved(db, { id: policyId }, version);
    let report: BlastRadiusReport | null = null;
    for await (report of runBlastRadius({ ...policy, ...rules }, at));
    const counted = report;
    if (counted)
      await db.$transaction((tx) =>
        keepRecount(tx, id, { report: counted, contentHash: canonicalHash(rules.after), at }),
      );
  }
}

const POLICY = { select: { domainId: true, key: true } } as const;

async function isDue(last: Date, at: Date): Promise<boolean> {
  const age = at.getTime() - last.getTime();
  if (age >= DAY_MS) return true;
  if (age < HOUR_MS) return false;
  const since = new Date(last.getTime() - LATE_MS);
  const event = await db.event.findFirst({
    where: { type: { in: [...CATALOG_EVENTS] }, at: { gt: since } },
    select: { seq: true },
  });
  return event !== null;
}

type Recount = { report: BlastRadiusReport; contentHash: string; at: Date };

/** Figures that came out the same are not kept again. */
async function keepRecount(tx: Tx, id: string, { report, contentHash, at }: Recount): Promise<void> {
  const proposal = await lockProposal(tx, id);
  if (proposal?.status !== "open") return;
  const known = await tx.blastRadius.findUniqueOrThrow({
    where: { id: proposal.recountId ?? proposal.blastRadiusId },
    select: { report: true },
  });
  const isSame =
    canonicalHash(BlastRadiusReport.parse(known.report).effects) === canonicalHash(report.effects);
  const recountId = isSame
    ? proposal.recountId
    : await insertReport(tx, proposal, { report, contentHash, at });
  await tx.proposal.update({ where: { id }, data: { recountedAt: at, recountId }, select: { id: true } });
  await tellVoters(tx, proposal, { report, at });
}

async function insertReport(
  tx: Tx,
  { policy, version }: { policy: { key: string }; version: number | null },
  { report, contentHash, at }: Recount,
): Promise<string> {
  const { id } = await tx.blastRadius.create({
    data: { policyKey: policy.key, policyVersion: version, contentHash, report, createdAt: at },
    select: { id: true },
  });
  return id;
}

const UntoldVote = z.object({
  domainId: z.string(),
  domain: z.object({ name: z.string() }),
  voter: z.object({ id: z.string(), isActive: z.boolean() }).nullable(),
  blastRadius: z.object({ report: BlastRadiusReport }),
});

async function tellVoters(
  tx: Tx,
  { id, policy }: { id: string; policy: { key: string } },
  { report, at }: Pick<Recount, "report" | "at">,
): Promise<void> {
  const votes = await tx.vote.findMany({
    where: { proposalId: id, toldAt: null },
    select: {
      domainId: true,
      domain: { select: { name: true } },
      voter: { select: { id: true, isActive: true } },
      blastRadius: { select: { report: true } },
    },
  });
  for (const { domainId, domain, voter, blastRadius } of z.array(UntoldVote).parse(votes)) {
    const moved = movedFigures(blastRadius.report, report);
    if (!moved || !voter?.isActive) continue;
    await tx.vote.update({
      where: { proposalId_domainId: { proposalId: id, domainId } },
      data: { toldAt: at },
      select: { domainId: true },
    });
    const note = {
      kind: "proposal.moved",
      personId: voter.id,
      productId: null,
      domainId: null,
      as: "reader",
      title: `${policy.key}: the numbers have moved since you voted`,
      text: `Since you voted for ${domain.name} on the proposal about ${policy.key}, the catalog has changed: ${movedWords(moved)}. While the vote is open you can change yours.`,
      href: proposalHref(id),
    } as const;
    await notify(tx, [note], at);
  }
}
