import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { OutcomeStatus } from "../evaluation";
import type { StoredOutcome } from "./stored-outcome";

/** Where an outcome comes from or goes to; "none" while nothing is kept of the policy for the product. */
export const TransitionEnd = z.enum(["none", ...OutcomeStatus.options]);
export type TransitionEnd = z.infer<typeof TransitionEnd>;

/** What made somebody look again. */
export const Cause = z.enum(["publication", "lifecycle", "policy", "waiver", "domain", "time", "check"]);
export type Cause = z.infer<typeof Cause>;

export type Transition = { policyKey: string; from: TransitionEnd; to: TransitionEnd };

/** A kept outcome; its findings are only compared, so they stay as they are. */
export type KeptOutcome = Omit<StoredOutcome, "findings"> & { findings: unknown; since: Date };

export type OutcomeChanges = {
  writes: readonly (StoredOutcome & { since: Date })[];
  removals: readonly string[];
  transitions: readonly Transition[];
  /** Policies whose kept verdict is not the fresh one: expected after an event, an alarm without one. */
  drift: readonly string[];
};

/** What to write so that the kept outcomes of one product become the fresh ones; nothing where they already are. */
export function outcomeChanges(
  kept: readonly KeptOutcome[],
  fresh: readonly StoredOutcome[],
  at: Date,
): OutcomeChanges {
  const before = new Map(kept.map((outcome) => [outcome.policyKey, outcome]));
  const after = new Map(fresh.map((outcome) => [outcome.policyKey, outcome]));
  const changed = fresh.filter((outcome) => !isSame(before.get(outcome.policyKey), outcome));
  const removals = kept.filter(({ policyKey }) => !after.has(policyKey)).map(({ policyKey }) => policyKey);
  const touched = [...changed.map(({ policyKey }) => policyKey), ...removals];
  return {
    writes: changed.map((outcome) => {
      const known = before.get(outcome.policyKey);
      return { ...outcome, since: known?.status === outcome.status ? known.since : at };
    }),
    removals,
    transitions: touched.flatMap((policyKey) => {
      const from = before.get(policyKey)?.status ?? "none";
      const to = after.get(policyKey)?.status ?? "none";
      return isNews(from, to) ? [{ policyKey, from, to }] : [];
    }),
    drift: touched.filter((policyKey) => isOtherVerdict(before.get(policyKey), after.get(policyKey))),
  };
}

/** What begins well, or ends well, is no news: a new policy or product would otherwise tell of every rule it meets. */
function isNews(from: TransitionEnd, to: TransitionEnd): boolean {
  if (from === to) return false;
  if (from !== "none" && to !== "none") return true;
  const end = from === "none" ? to : from;
  return end !== "pass" && end !== "not-applicable";
}

function isSame(kept: KeptOutcome | undefined, fresh: StoredOutcome): boolean {
  if (!kept) return false;
  const { since: _since, ...outcome } = kept;
  return isDeepStrictEqual(outcome, fresh);
}

/** Words of findings may change with a release, and moments pass; what was decided may not change by itself. */
function isOtherVerdict(kept: KeptOutcome | undefined, fresh: StoredOutcome | undefined): boolean {
  if (!kept || !fresh) return true;
  return VERDICT.some((fact) => kept[fact] !== fresh[fact]);
}
const VERDICT = ["policyVersion", "status", "mode", "blocking", "checked", "failed", "waived"] as const;
