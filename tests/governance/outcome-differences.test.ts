import { describe, expect, test } from "vitest";
import { evaluate } from "@/lib/governance/evaluate";
import type { Outcome } from "@/lib/governance/evaluation";
import { outcomeDifferences } from "@/lib/governance/outcome-differences";
import { policySetChanges } from "@/lib/governance/policy-set-changes";
import { aSubject, bundleOf, EMAIL_COLUMN, goodProductBut } from "./setting";

const BUNDLE = bundleOf("PRI-02", "META-04", "COM-01");
const { outcomes } = evaluate(
  aSubject(
    goodProductBut({ [`${EMAIL_COLUMN}/description`]: "Customer", [`${EMAIL_COLUMN}/name`]: "customerId" }),
  ),
  BUNDLE,
);

function but(key: string, change: (outcome: Outcome) => Outcome): Outcome[] {
  return outcomes.map((outcome) => (outcome.policy.key === key ? change(outcome) : outcome));
}

describe("what two evaluations differ in", () => {
  test("is nothing when they say the same, in whatever order", () => {
    expect(outcomeDifferences(outcomes, structuredClone(outcomes).toReversed())).toEqual([]);
  });

  const CHANGES: Record<string, Partial<Outcome>> = {
    status: { status: "waived" },
    mode: { mode: "announced" },
    term: { term: { effectiveFrom: null, lapsesAt: null } },
    graceUntil: { graceUntil: "2026-02-01T00:00:00.000Z" },
    waived: { waived: 7 },
    validUntil: { validUntil: "2026-02-01T00:00:00.000Z" },
    blocking: { blocking: false },
    checked: { checked: 99 },
    failed: { failed: 99 },
    error: { error: "It could not be evaluated." },
  };

  test("covers every fact of an outcome", () => {
    const facts = Object.keys(outcomes[0] ?? {}).filter((fact) => fact !== "policy" && fact !== "findings");
    expect(Object.keys(CHANGES).sort()).toEqual(facts.sort());
  });

  test.each(Object.entries(CHANGES))("names the policy and its %s, and nothing else", (fact, change) => {
    const differences = outcomeDifferences(
      outcomes,
      but("PRI-02", (outcome) => ({ ...outcome, ...change })),
    );
    expect(differences.map(({ label }) => label)).toEqual([`PRI-02, ${fact}`]);
  });

  test("names a finding that is gone, that is new, and what one says otherwise", () => {
    const without = but("PRI-02", (outcome) => ({ ...outcome, findings: [] }));
    const [found] = outcomes.flatMap(({ policy, findings }) => (policy.key === "PRI-02" ? findings : []));
    const label = `PRI-02, ${found?.label}`;
    expect(outcomeDifferences(outcomes, without)).toEqual([
      { label, before: found?.message, after: "nothing" },
    ]);
    expect(outcomeDifferences(without, outcomes)).toEqual([
      { label, before: "nothing", after: found?.message },
    ]);
    const reworded = but("PRI-02", (outcome) => ({
      ...outcome,
      findings: outcome.findings.map((finding) => ({ ...finding, actual: "Buyer" })),
    }));
    expect(outcomeDifferences(outcomes, reworded)).toEqual([
      { label: `${label}, actual`, before: "Customer", after: "Buyer" },
    ]);
  });

  test("names an outcome that only one of them has", () => {
    const fewer = outcomes.filter(({ policy }) => policy.key !== "COM-01");
    expect(outcomeDifferences(outcomes, fewer)).toEqual([
      { label: "COM-01", before: "pass", after: "nothing" },
    ]);
    expect(outcomeDifferences(fewer, outcomes)).toEqual([
      { label: "COM-01", before: "nothing", after: "pass" },
    ]);
  });
});

describe("how the policies in force changed", () => {
  test("is told by key: added, announced, changed, removed; essentials are no part of it", () => {
    expect(policySetChanges(outcomes, BUNDLE)).toEqual([]);
    const [changed, , kept] = BUNDLE.policies;
    const [added] = bundleOf("LIF-02").policies;
    if (!changed || !kept || !added) throw new Error("A starter policy is missing.");
    const now = {
      hash: "now",
      policies: [{ ...changed, version: 3 }, kept, { ...added, effectiveFrom: null }],
    };
    expect(policySetChanges(outcomes, now)).toEqual([
      { kind: "added", key: "LIF-02", title: added.requirement.title, version: 1, isAnnounced: true },
      { kind: "removed", key: "META-04", title: expect.any(String), version: 1 },
      { kind: "changed", key: "PRI-02", title: changed.requirement.title, from: 1, to: 3 },
    ]);
  });
});
