import type { Outcome, Term } from "./evaluation";

/**
 * What stands for an outcome where the evaluation itself stopped with a fault of ours: nobody has learned that the
 * product is fine, so while the rule binds it refuses, whatever its level is.
 */
export function crashedOutcome(
  policy: Outcome["policy"],
  {
    cause,
    ...facts
  }: { mode: Outcome["mode"]; term: Term | null; validUntil: string | null; cause: unknown },
): Outcome {
  return {
    policy,
    ...facts,
    status: "error",
    graceUntil: null,
    waived: 0,
    blocking: facts.mode === "binding",
    checked: 0,
    failed: 0,
    findings: [],
    error: crashWords(cause),
  };
}

export function crashWords(cause: unknown): string {
  return `The policy could not be evaluated (${cause instanceof Error ? cause.message : String(cause)}).`;
}
