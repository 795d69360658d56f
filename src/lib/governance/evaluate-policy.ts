import { compiled } from "./compiled-policy";
import { crashedOutcome } from "./crashed-outcome";
import type { BoundPolicy, Finding, Outcome } from "./evaluation";
import { graceEnd, waiverFor, waiversInForce } from "./exceptions";
import { type Fault, fingerprintOf, toFindings } from "./finding";
import type { ElementFailure, FailedLeaf } from "./language/run-rule";
import type { Level } from "./model";
import { earliestAfter, type PolicyAt, policyAt } from "./policy-at";
import type { Snapshot, Subject } from "./policy-view";
import { runPolicy, type Verdict } from "./run-policy";

/** What every policy of one evaluation is run on; the published version is read only when a grace asks for it. */
export type Case = Pick<Subject, "asOf" | "waivers"> & {
  snapshot: Snapshot;
  baseline: () => Snapshot | null;
};

/** The rule's verdict under the policy's term, its grace, and the waivers that were granted; null once it has ended. */
export function evaluatePolicy(written: BoundPolicy, of: Case): Outcome | null {
  const { asOf, snapshot } = of;
  const standing = policyAt(written, asOf);
  if (!standing) return null;
  const { policy, mode, facts, term, graceUntil } = standing;
  const { key, requirement } = policy;
  const verdict = runPolicy(policy, snapshot, asOf);
  const judged = judge(policy, verdict, of);
  const status = statusOf(verdict, judged);
  return {
    policy: facts,
    status,
    mode,
    term,
    graceUntil: mode === "binding" ? graceUntil : null,
    waived: judged.filter((one) => standingOf(one) === "waived").length,
    validUntil: validUntil(standing, { hasFailed: judged.length > 0, hasCrashed: verdict.hasCrashed }, of),
    blocking: mode === "binding" && (verdict.hasCrashed || isBlocking(requirement.level, status)),
    checked: verdict.checked,
    failed: verdict.failed,
    findings: toFindings(key, judged.flatMap(toFaults), snapshot.ref, requirement.remediation),
    error: verdict.error,
  };
}

/** The policy on a product of which nothing could be found out; null once it has ended. */
export function crashedPolicy(
  written: BoundPolicy,
  { asOf, cause }: { asOf: Date; cause: unknown },
): Outcome | null {
  const standing = policyAt(written, asOf);
  if (!standing) return null;
  const { facts, mode, term } = standing;
  const until = validUntil(standing, { hasFailed: false, hasCrashed: true }, { asOf, waivers: [] });
  return crashedOutcome(facts, { mode, term, validUntil: until, cause });
}

type Standing = Pick<Finding, "standing" | "waiver">;
type Judged = { failure: ElementFailure; leaves: readonly (FailedLeaf & Standing)[] };

function judge(
  policy: BoundPolicy,
  { failures }: Verdict,
  { asOf, snapshot, waivers, baseline }: Case,
): Judged[] {
  if (failures.length === 0) return [];
  const granted = waiversInForce(policy, waivers, asOf);
  const isOld = graceEnd(policy, asOf) === null ? () => false : oldFaults(policy, baseline(), snapshot, asOf);
  return failures.map((failure) => {
    const waivers = new Map(
      failure.leaves.map((leaf) => [leaf, waiverFor(granted, failure.elementKey, leaf.partKey)]),
    );
    const unwaived = failure.leaves.filter((leaf) => !waivers.get(leaf));
    const standing = unwaived.length > 0 && isOld({ ...failure, leaves: unwaived }) ? "grace" : "open";
    const leaves = failure.leaves.map((leaf) => {
      const waiver = waivers.get(leaf);
      if (!waiver) return { ...leaf, standing, waiver: null } as const;
      const { id, expiresAt, approvedBy } = waiver;
      return { ...leaf, standing: "waived", waiver: { id, expiresAt, approvedBy } } as const;
    });
    return { failure, leaves };
  });
}

/** Of an element as a whole: what is open in it weighs more than what is accepted. */
function standingOf({ leaves }: Judged): Finding["standing"] {
  const standings = new Set(leaves.map(({ standing }) => standing));
  if (standings.has("open")) return "open";
  return standings.has("grace") ? "grace" : "waived";
}

/** Which failures consumers live with today already. Without a ratchet every fault of a published product counts. */
function oldFaults(
  policy: BoundPolicy,
  baseline: Snapshot | null,
  snapshot: Snapshot,
  asOf: Date,
): (failure: ElementFailure) => boolean {
  if (baseline === null) return () => false;
  if (baseline === snapshot || !policy.requirement.ratchet) return () => true;
  const known = new Set(
    runPolicy(policy, baseline, asOf).failures.flatMap(({ elementKey, leaves }) =>
      leaves.map(({ id }) => fingerprintOf(policy.key, { elementKey, leaf: id })),
    ),
  );
  return ({ elementKey, leaves }) =>
    leaves.every(({ id }) => known.has(fingerprintOf(policy.key, { elementKey, leaf: id })));
}

function statusOf({ status }: Verdict, judged: readonly Judged[]): Outcome["status"] {
  if (status !== "fail") return status;
  const standings = new Set(judged.map(standingOf));
  if (standings.has("open")) return "fail";
  return standings.has("grace") ? "grace" : "waived";
}

function isBlocking(level: Level, status: Outcome["status"]): boolean {
  return (level === "block" || level === "mandatory") && (status === "fail" || status === "error");
}

type Found = { hasFailed: boolean; hasCrashed: boolean };

/** The first moment at which the same product and policies may give another outcome. */
function validUntil(
  { policy: { key, requirement }, until, graceUntil, midnight }: PolicyAt,
  { hasFailed, hasCrashed }: Found,
  { asOf, waivers }: Pick<Case, "asOf" | "waivers">,
): string | null {
  const moments = [until, hasFailed ? graceUntil : null];
  if (!hasCrashed && compiled(requirement).readsTime) moments.push(midnight);
  for (const { policyKey, startsAt, expiresAt } of waivers) {
    if (policyKey === key) moments.push(startsAt, expiresAt);
  }
  return earliestAfter(asOf, moments);
}

function toFaults({ failure: { elementKey }, leaves }: Judged): Fault[] {
  return leaves.map((leaf) => ({
    elementKey,
    partKey: leaf.partKey,
    pointer: leaf.pointer,
    leaf: leaf.id,
    label: leaf.label,
    message: leaf.message,
    expected: leaf.expected,
    actual: leaf.actual,
    alternatives: (leaf.alternatives ?? []).map(({ pointer, label, expected }) => ({
      pointer,
      label,
      expected,
    })),
    standing: leaf.standing,
    waiver: leaf.waiver,
  }));
}
