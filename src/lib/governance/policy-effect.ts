import type { ProductRef } from "@/lib/registry/model";
import { evaluate } from "./evaluate";
import { ALWAYS, type BoundPolicy, type Finding, type Outcome, type OutcomeStatus } from "./evaluation";
import type { Requirement, TriedRequirement } from "./model";
import type { Subject } from "./policy-view";

/** A product that does not meet a policy today. */
export type FailingProduct = {
  ref: ProductRef;
  title: string;
  domain: { name: string; hue: number };
  failed: number;
  checked: number;
  /** The first findings; `failed` counts all. */
  findings: readonly Finding[];
  error: string | null;
};

/** What a policy says of the published products; with more than `looked` of them, of the newest ones only. */
export type PolicyEffect = {
  total: number;
  looked: number;
  counts: Readonly<Record<OutcomeStatus, number>>;
  failing: readonly FailingProduct[];
};

export const EFFECT_PRODUCTS_MAX = 200;
const FINDINGS_SHOWN = 3;

export const NO_EFFECT: PolicyEffect = {
  total: 0,
  looked: 0,
  counts: { pass: 0, fail: 0, waived: 0, grace: 0, error: 0, "not-applicable": 0 },
  failing: [],
};

const UNSAID: Omit<Requirement, keyof TriedRequirement> = {
  title: "",
  category: "metadata",
  level: "inform",
  severity: "low",
  rationale: "",
  references: [],
  remediation: { hint: "", url: null, field: null },
  graceDays: 0,
  ratchet: true,
  waivable: { allowed: false, maxDays: 1, approver: "governance-group" },
};

/** A requirement as if it had long been in force, without grace: what it would say in the end. The key only has to differ from the essentials'. */
export function asBound(requirement: TriedRequirement & Partial<Requirement>): BoundPolicy {
  const whole = { ...UNSAID, ...requirement, graceDays: 0 };
  return { key: "TRY-1", version: 1, layer: { kind: "global" }, requirement: whole, ...ALWAYS };
}

/** What this policy alone says about one product, by the same evaluation as the gate's. */
export function outcomeFor(policy: BoundPolicy, subject: Subject): Outcome {
  const { outcomes } = evaluate(subject, { hash: "one policy", policies: [policy] });
  const outcome = outcomes.find((one) => one.policy.key === policy.key);
  if (!outcome) throw new Error("An evaluation has an outcome for every policy.");
  return outcome;
}

type Named = Pick<FailingProduct, "title" | "domain">;

export function withOutcome(
  effect: PolicyEffect,
  { ref }: Pick<Subject, "ref">,
  named: Named,
  outcome: Outcome,
): PolicyEffect {
  const { status, failed, checked, error } = outcome;
  const isUnmet = status === "fail" || status === "error";
  const findings = outcome.findings.slice(0, FINDINGS_SHOWN);
  return {
    ...effect,
    looked: effect.looked + 1,
    counts: { ...effect.counts, [status]: effect.counts[status] + 1 },
    failing: isUnmet
      ? [...effect.failing, { ref, ...named, failed, checked, findings, error }]
      : effect.failing,
  };
}
