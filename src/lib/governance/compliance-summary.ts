import type { Evaluation, Outcome } from "./evaluation";

/**
 * How many rules a product is held to, and how many of them it does not meet.
 *
 * Essentials count like policies. A policy at level "inform" is advice: it counts in neither figure, so that
 * "passes all 14" is true of every rule that was counted, and advice alone never makes a product look unfit.
 * What could not be evaluated counts as failed, for nobody has learned that it holds.
 */
export function complianceOf({ outcomes }: Pick<Evaluation, "outcomes">): {
  applicable: number;
  failed: number;
} {
  const binding = outcomes.filter((outcome) => isBinding(outcome) && outcome.status !== "not-applicable");
  return { applicable: binding.length, failed: binding.filter(isUnmet).length };
}

/** A crash refuses whatever the level is, and then even advice is no longer only advice. */
export function isBinding({ policy, blocking }: Pick<Outcome, "policy" | "blocking">): boolean {
  return policy.level !== "inform" || blocking;
}

export function isUnmet({ status }: Pick<Outcome, "status">): boolean {
  return status === "fail" || status === "error";
}
