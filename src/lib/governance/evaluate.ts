import { essentialOutcomes } from "./essentials";
import type { BoundPolicy, Bundle, Decision, Evaluation, Outcome, OutcomeStatus } from "./evaluation";
import { type Fault, toFindings } from "./finding";
import type { Rule } from "./language/ir";
import { type CompiledRule, compileRule, type ElementFailure, runRule } from "./language/run-rule";
import type { Level, Requirement } from "./model";
import { readSnapshot, type Snapshot, type Subject } from "./policy-view";
import { POLICY_SCHEMA } from "./policy-view-schema";

/**
 * The one evaluation behind the gate, the editor, the API and the compliance view.
 *
 * Pure: the same subject and bundle always give the same evaluation. Policies only ever add reasons to refuse, so
 * no order and no precedence exist among them.
 */
export function evaluate(subject: Subject, bundle: Bundle): Evaluation {
  const snapshot = readSnapshot(subject);
  const outcomes = [
    ...essentialOutcomes(snapshot),
    ...bundle.policies.map((policy) => evaluatePolicy(policy, snapshot, subject.asOf)),
  ];
  return {
    decision: decide(outcomes),
    asOf: subject.asOf.toISOString(),
    bundleHash: bundle.hash,
    outcomes,
  };
}

function decide(outcomes: readonly Outcome[]): Decision {
  if (outcomes.some(({ blocking }) => blocking)) return "refused";
  const isWarned = outcomes.some(({ policy, status }) => policy.level === "warn" && hasFailed(status));
  return isWarned ? "publishable-with-warnings" : "publishable";
}

/** An error is never a pass: what could not be evaluated stops a publication as a failure would. */
function hasFailed(status: OutcomeStatus): boolean {
  return status === "fail" || status === "error";
}

function isBlocking(level: Level, status: OutcomeStatus): boolean {
  return (level === "block" || level === "mandatory") && hasFailed(status);
}

type CompiledPolicy = { scope: CompiledRule | null; rule: CompiledRule };

const compiledPolicies = new WeakMap<Requirement, CompiledPolicy>();

/** Patterns are compiled once, however many bundles a policy is in and products it is run on. */
function compiled(requirement: Requirement): CompiledPolicy {
  const known = compiledPolicies.get(requirement);
  if (known) return known;
  const { scope, rule, message } = requirement;
  const fresh = {
    // A scope that cannot be determined applies, as an undetermined `where` does.
    scope: scope && compileRule({ ...ALWAYS_HOLDS, where: scope, params: rule.params }, POLICY_SCHEMA),
    rule: compileRule(rule, POLICY_SCHEMA, message),
  };
  compiledPolicies.set(requirement, fresh);
  return fresh;
}

const ALWAYS_HOLDS: Rule = { select: "product", require: { kind: "literal", value: true }, params: [] };

type Verdict = Pick<Outcome, "status" | "checked" | "failed" | "error"> & {
  failures: readonly ElementFailure[];
};

function evaluatePolicy(policy: BoundPolicy, snapshot: Snapshot, asOf: Date): Outcome {
  const { key, version, layer, requirement } = policy;
  const { title, category, level, severity, remediation } = requirement;
  const { failures, hasCrashed = false, ...verdict } = verdictOrCrash(policy, snapshot, asOf);
  return {
    policy: { key, version, title, category, level, severity, layer },
    ...verdict,
    blocking: hasCrashed || isBlocking(level, verdict.status),
    findings: toFindings(key, failures.flatMap(toFaults), snapshot.ref, remediation),
  };
}

/** A policy that crashes refuses, whatever its level: nobody has learned that the product is fine. */
function verdictOrCrash(
  policy: BoundPolicy,
  snapshot: Snapshot,
  asOf: Date,
): Verdict & { hasCrashed?: true } {
  try {
    return verdictOf(compiled(policy.requirement), snapshot, asOf);
  } catch (cause) {
    const error = `The policy could not be evaluated (${cause instanceof Error ? cause.message : String(cause)}).`;
    return { ...NOTHING, status: "error", error, hasCrashed: true };
  }
}

const NOTHING = { checked: 0, failed: 0, error: null, failures: [] } as const;

function verdictOf({ scope, rule }: CompiledPolicy, { view }: Snapshot, asOf: Date): Verdict {
  const inScope = scope && runRule(scope, view, { asOf });
  if (inScope?.status === "not-applicable") return { ...NOTHING, status: "not-applicable" };
  const result = inScope?.status === "error" ? inScope : runRule(rule, view, { asOf });
  switch (result.status) {
    case "not-applicable":
      return { ...NOTHING, status: "not-applicable" };
    case "error":
      return { ...NOTHING, status: "error", error: result.message };
    default:
      return { ...result, error: null };
  }
}

function toFaults({ elementKey, leaves }: ElementFailure): Fault[] {
  return leaves.map((leaf) => ({
    elementKey,
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
  }));
}
