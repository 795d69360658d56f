import type { Outcome } from "@/lib/governance/evaluation";
import type { Level, Severity } from "@/lib/governance/model";

type OutcomeFacts = Partial<Omit<Outcome, "policy">> & { key?: string; level?: Level; severity?: Severity };

/** An outcome as the evaluation would give it: whether it blocks follows from the rest. */
export function anOutcome(facts: OutcomeFacts = {}): Outcome {
  const { key = "TST-1", level = "warn", severity = "medium", ...rest } = facts;
  const { status = "pass", mode = "binding" } = rest;
  const isRefusal = level === "block" || level === "mandatory";
  return {
    policy: {
      key,
      version: 1,
      title: `Policy ${key}`,
      category: "metadata",
      level,
      severity,
      layer: { kind: "global" },
    },
    status,
    mode,
    term: null,
    graceUntil: null,
    waived: 0,
    validUntil: null,
    blocking: mode === "binding" && (status === "error" || (isRefusal && status === "fail")),
    checked: 1,
    failed: status === "pass" ? 0 : 1,
    findings: [],
    error: status === "error" ? "It could not be evaluated." : null,
    ...rest,
  };
}
