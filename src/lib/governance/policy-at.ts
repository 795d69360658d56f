import type { BoundPolicy, Outcome, Term } from "./evaluation";
import { graceEnd, modeAt, nextMidnight, standingAt } from "./exceptions";

/** A policy at a moment: all that its outcomes have in common, whatever product it is run on. Moments are ISO. */
export type PolicyAt = {
  policy: BoundPolicy;
  mode: "binding" | "announced";
  facts: Outcome["policy"];
  term: Term;
  graceUntil: string | null;
  /** When it itself becomes another one. */
  until: string | null;
  /** When a rule about days may say something else. */
  midnight: string;
};

const found = new WeakMap<BoundPolicy, { at: number; standing: PolicyAt | null }>();

/** Null once the policy has ended. Found once for the thousands of products of a run, which all have one moment. */
export function policyAt(written: BoundPolicy, asOf: Date): PolicyAt | null {
  const at = asOf.getTime();
  const known = found.get(written);
  if (known?.at === at) return known.standing;
  const standing = findAt(written, asOf);
  found.set(written, { at, standing });
  return standing;
}

function findAt(written: BoundPolicy, asOf: Date): PolicyAt | null {
  const policy = standingAt(written, asOf);
  const mode = modeAt(policy, asOf);
  if (mode === "over") return null;
  const { effectiveFrom, lapsesAt } = policy;
  return {
    policy,
    mode,
    facts: factsOf(policy),
    term: { effectiveFrom, lapsesAt },
    graceUntil: graceEnd(policy, asOf)?.toISOString() ?? null,
    until: earliestAfter(asOf, [effectiveFrom, lapsesAt]),
    midnight: nextMidnight(asOf).toISOString(),
  };
}

function factsOf({ key, version, layer, requirement }: BoundPolicy): Outcome["policy"] {
  const { title, category, level, severity } = requirement;
  return { key, version, title, category, level, severity, layer };
}

/** Of moments written alike, so that the earlier one sorts first. */
export function earliestAfter(asOf: Date, moments: readonly (string | null)[]): string | null {
  const ahead = moments.filter((moment) => moment !== null && Date.parse(moment) > asOf.getTime());
  return ahead.sort()[0] ?? null;
}
