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
  const binding = outcomes.filter((outcome) => isBinding(outcome) && isRated(outcome));
  return { applicable: binding.length, failed: binding.filter(isUnmet).length };
}

/** A crash refuses whatever the level is, and then even advice is no longer only advice. */
export function isBinding({
  policy,
  blocking,
  mode,
}: Pick<Outcome, "policy" | "blocking" | "mode">): boolean {
  return mode === "binding" && (policy.level !== "inform" || blocking);
}

/** What is waived or in its grace is accepted for now: it is shown beside the figures, not in them. */
export function isRated({ status }: Pick<Outcome, "status">): boolean {
  return status === "pass" || status === "fail" || status === "error";
}

export function isUnmet({ status }: Pick<Outcome, "status">): boolean {
  return status === "fail" || status === "error";
}
