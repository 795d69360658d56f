import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { notify } from "@/lib/notifications/notify";
import { now } from "@/lib/platform/clock";
import { db, isUniqueViolation, type Tx } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { aboutOf } from "../about";
import { recordDecision } from "../audit-log";
import { BlastRadiusReport, changeClass } from "../blast-radius/report";
import { replacedBy } from "../blast-radius/saved-rules";
import { canonicalHash } from "../canonical-hash";
import { LEVELS, type Level, PolicyContent } from "../model";
import { policyProblems } from "../policy-problems";
import { getPolicy, type PolicyRow } from "../policy-rows";
import { raiseRevision, UNENDING } from "../policy-store";
import { isLapsing } from "../proposals/carry-out";
import { leastNotice } from "../proposals/decide-proposal";
import { type OpenProposal, proposalHref } from "../proposals/model";
import { electorateOf, readDelegates } from "../proposals/proposal-rows";

const DAY_MS = 86_400_000;

/**
 * Puts a version of a global policy, or its retirement, to the vote of the domains, with the figures of whom it would
 * hit. A policy that is not in force is announced meanwhile: it is evaluated everywhere, and binds nobody.
 */
export async function openProposal(actor: Actor, input: OpenProposal): Promise<{ id: string }> {
  requireCan(actor, "policy.propose");
  if (input.rule === "emergency") requireCan(actor, "policy.activate-emergency");
  try {
    return await db.$transaction((tx) => open(tx, actor, input));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const message = "There is an open proposal about this policy already; vote on that one first.";
    throw new AppError("conflict", message, [], { cause: error });
  }
}

async function open(tx: Tx, actor: Actor, input: OpenProposal): Promise<{ id: string }> {
  const { key, version, rule, reason, days, noticeDays } = input;
  const at = now();
  const policy = await getPolicy(tx, actor, key);
  if (policy.domainId !== null)
    throw new AppError("invalid-input", "The owner of the domain decides about a policy of the domain.");
  const delegates = await readDelegates(tx);
  if (electorateOf(delegates).length === 0)
    throw new AppError(
      "conflict",
      "No domain has a delegate yet, so nobody could vote. An admin names them.",
    );

  const report = await freshReport(tx, input, at);
  const proposed = version === null ? null : await soundContent(tx, policy, version);
  const effect = changeClass(report, await isStricter(tx, { id: policy.id, version }, proposed));
  if (rule === "emergency") await requireEmergency(tx, { policy, version, proposed, at });
  // What is ratified is in force already, so nobody needs notice of it; and an emergency has no time for one.
  const isRatification = isLapsing(policy, at) && version === policy.activeVersion?.version;
  const isAtOnce = isRatification || rule === "emergency";
  const notice = isAtOnce ? 0 : Math.max(noticeDays, leastNotice(rule, effect));

  const data = { policyId: policy.id, version, rule, reason, effect, noticeDays: notice, openedAt: at };
  const deadline = new Date(at.getTime() + days * DAY_MS);
  const { id } = await tx.proposal.create({
    data: { ...data, deadline, blastRadiusId: input.report, openedById: actor.id },
    select: { id: true },
  });
  if (version !== null && policy.status !== "active") await announce(tx, policy, version);
  await recordEvent(tx, {
    type: "proposal.opened",
    subjectId: id,
    actorId: actor.id,
    payload: { key, version },
  });
  const notes = [...new Set(delegates.map(({ userId }) => userId))].map((personId) => ({
    kind: "proposal.opened" as const,
    personId,
    productId: null,
    domainId: null,
    as: "reader" as const,
    title: `${key}: your domain's vote is asked for`,
    text: `${actor.name} proposes ${version === null ? `to retire ${key}` : `version ${version} of ${key}`}.\n\n${reason}\n\nVote until ${deadline.toISOString().slice(0, 10)}.`,
    href: proposalHref(id),
  }));
  await notify(tx, notes, at);
  await recordDecision(tx, {
    action: "proposal.opened",
    subject: key,
    subjectId: policy.id,
    actor,
    at,
    facts: { proposal: id, version, rule, effect, reason, blastRadius: input.report, noticeDays: notice },
  });
  return { id };
}

const REPORT_HOURS_MAX = 24;
const ReportRow = z.object({
  policyKey: z.string(),
  policyVersion: z.number().int().nullable(),
  createdAt: z.date(),
  report: BlastRadiusReport,
});

/** The figures must be about this very version, and of today: people vote on what they see. */
async function freshReport(
  tx: Tx,
  { key, version, report }: OpenProposal,
  at: Date,
): Promise<BlastRadiusReport> {
  const found = await tx.blastRadius.findUnique({
    where: { id: report },
    select: { policyKey: true, policyVersion: true, createdAt: true, report: true },
  });
  const row = ReportRow.nullable().parse(found);
  const isAboutThis = row?.policyKey === key && row.policyVersion === version;
  if (!row || !isAboutThis || at.getTime() - row.createdAt.getTime() > REPORT_HOURS_MAX * 3_600_000)
    throw new AppError(
      "conflict",
      "The figures are of another version, or older than a day. Look again first.",
    );
  return row.report;
}

async function soundContent(tx: Tx, { id }: PolicyRow, version: number): Promise<PolicyContent> {
  const row = await tx.policyVersion.findUnique({
    where: { policyId_version: { policyId: id, version } },
    select: { content: true },
  });
  if (!row) throw notFound("version of the policy");
  const content = PolicyContent.parse(row.content);
  const problems = policyProblems(content).map(({ message }) => message);
  if (problems.length > 0)
    throw new AppError(
      "conflict",
      "This version no longer holds; edit the policy and save a new one.",
      problems,
    );
  return content;
}

async function isStricter(
  tx: Tx,
  { id, version }: { id: string; version: number | null },
  proposed: PolicyContent | null,
): Promise<boolean> {
  const before = proposed && (await replacedBy(tx, id, version));
  // Whom a policy about access will hit has not asked yet, so no figure can say that nothing changes.
  if (proposed && aboutOf(proposed) === "access")
    return (
      !before || canonicalHash([before.scope, before.rule]) !== canonicalHash([proposed.scope, proposed.rule])
    );
  if (!proposed || !before) return false;
  const rank = (level: Level) => LEVELS.indexOf(level);
  return rank(proposed.level) > rank(before.level);
}

type Emergency = { policy: PolicyRow; version: number | null; proposed: PolicyContent | null; at: Date };

/** A fortnight, once: what is to last longer is for all the domains to decide. */
async function requireEmergency(tx: Tx, { policy, version, proposed, at }: Emergency): Promise<void> {
  if (version === null || proposed?.level !== "block")
    throw new AppError(
      "invalid-input",
      "In an emergency two people put a policy of level “block” in force for a fortnight; everything else is decided by consent or majority.",
    );
  if (isLapsing(policy, at))
    throw new AppError(
      "conflict",
      "An emergency measure is in force already. Propose by consent or majority that it stays, or let it lapse.",
    );
  if (policy.status === "active" && version === policy.activeVersion?.version)
    throw new AppError("conflict", "This version is in force.");
  const earlier = await tx.proposal.count({
    where: { policyId: policy.id, version, rule: "emergency", status: "approved" },
  });
  if (earlier > 0)
    throw new AppError(
      "conflict",
      "This version was an emergency measure before. Only consent or a majority puts it in force again.",
    );
}

async function announce(tx: Tx, policy: PolicyRow, version: number): Promise<void> {
  const { id } = await tx.policyVersion.findUniqueOrThrow({
    where: { policyId_version: { policyId: policy.id, version } },
    select: { id: true },
  });
  const facts = { status: "evaluate", activeVersionId: id, effectiveFrom: null, ...UNENDING } as const;
  await raiseRevision(tx, policy, policy.revision, facts);
}
