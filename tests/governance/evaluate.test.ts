import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDraftDocument } from "@/lib/governance/draft-check";
import { evaluate } from "@/lib/governance/evaluate";
import { ALWAYS, type Bundle, EMPTY_BUNDLE, Evaluation } from "@/lib/governance/evaluation";
import type { Expression, Rule } from "@/lib/governance/language/ir";
import { parse } from "@/lib/governance/language/parse";
import { LEVELS, type Level, type Requirement } from "@/lib/governance/model";
import { GOOD_PRODUCT } from "@/lib/governance/starter-policies/good-product";
import { starterPolicies } from "@/lib/governance/starter-policies/starter-policies";
import { AS_OF, aSubject, bundleOf, contentOf, EMAIL_COLUMN, goodProductBut, REF } from "./setting";

function conditionOf(text: string): Expression {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.expression;
}

function bundleWith(facts: Partial<Requirement>): Bundle {
  const { examples: _examples, ...requirement } = contentOf("COM-01");
  return {
    hash: "one",
    policies: [
      {
        key: "ONE-1",
        version: 3,
        layer: { kind: "global" },
        requirement: { ...requirement, ...facts },
        ...ALWAYS,
      },
    ],
  };
}

function outcomeOf(document: typeof GOOD_PRODUCT, bundle: Bundle) {
  return evaluate(aSubject(document), bundle).outcomes.find(({ policy }) => policy.key === "ONE-1");
}

describe("a level decides what a failure does:", () => {
  const failing = goodProductBut({ "/retention": undefined });
  const EXPECTED: Record<Level, [string, boolean]> = {
    inform: ["publishable", false],
    warn: ["publishable-with-warnings", false],
    block: ["refused", true],
    mandatory: ["refused", true],
  };
  test.each(LEVELS)("%s", (level) => {
    const [decision, blocking] = EXPECTED[level];
    const bundle = bundleWith({ level });
    expect(evaluate(aSubject(failing), bundle).decision).toBe(decision);
    expect(outcomeOf(failing, bundle)).toMatchObject({ status: "fail", blocking });
  });
});

describe("a scope", () => {
  const failing = goodProductBut({ "/retention": undefined });
  test.each([
    ["that holds applies the policy", 'product.criticality == "tier-1"', "fail"],
    ["that does not hold leaves the product alone", 'product.criticality == "tier-3"', "not-applicable"],
    ["that cannot be determined applies the policy", "product.lifecycle.sunset.daysUntil() > 0", "fail"],
  ])("%s", (_case, scope, status) => {
    expect(outcomeOf(failing, bundleWith({ scope: conditionOf(scope) }))?.status).toBe(status);
  });
});

describe("what cannot be evaluated is never a pass:", () => {
  const loops = "product.outputPorts.all(a, a.columns.all(b, a.columns.all(c, b.name != c.name)))";
  const columns = Array.from({ length: 400 }, (_, index) => ({
    name: `column_${index}`,
    classification: "internal",
  }));
  const large = goodProductBut({ "/outputPorts/0/contract/schema/0/properties": columns });
  const rule: Rule = {
    select: "product",
    require: conditionOf(loops.replace("!=", "!= null || null !=")),
    params: [],
  };

  test("a rule that runs out of steps is an error, which blocks as its failure would", () => {
    expect(outcomeOf(large, bundleWith({ rule, level: "block" }))).toMatchObject({
      status: "error",
      blocking: true,
    });
    expect(outcomeOf(large, bundleWith({ rule, level: "inform" }))).toMatchObject({
      status: "error",
      blocking: false,
    });
  });

  test("a rule that crashes the evaluator refuses whatever its level", () => {
    // No stored rule has this shape; it stands for a fault nobody has thought of.
    const broken = { select: "product", params: [] } as unknown as Rule;
    const bundle = bundleWith({ rule: broken, level: "inform" });
    expect(evaluate(aSubject(GOOD_PRODUCT), bundle).decision).toBe("refused");
    expect(outcomeOf(GOOD_PRODUCT, bundle)?.error).toContain("could not be evaluated");
  });
});

describe("findings", () => {
  test("are cut at 200 in a fixed order while the counts stay exact", () => {
    const columns = Array.from({ length: 450 }, (_, index) => ({ name: `c${index}` }));
    const document = goodProductBut({ "/outputPorts/0/contract/schema/0/properties": columns });
    const outcome = evaluate(aSubject(document), bundleOf("PRI-01")).outcomes.at(-1);
    expect(outcome).toMatchObject({ checked: 450, failed: 450 });
    expect(outcome?.findings).toHaveLength(200);
    const keys = outcome?.findings.map(({ elementKey }) => elementKey) ?? [];
    expect(keys).toEqual(keys.toSorted());
  });

  test("keep their fingerprint when columns change places", () => {
    const columns = ["a", "b", "c"].map((name) => ({ name }));
    const fingerprints = (order: readonly { name: string }[]) =>
      evaluate(
        aSubject(goodProductBut({ "/outputPorts/0/contract/schema/0/properties": [...order] })),
        bundleOf("PRI-01"),
      )
        .outcomes.at(-1)
        ?.findings.map(({ fingerprint }) => fingerprint);
    expect(fingerprints(columns.toReversed())).toEqual(fingerprints(columns));
    expect(new Set(fingerprints(columns)).size).toBe(3);
  });

  test.each([
    ["in a connection string", { host: "jdbc:postgresql://shop:hunter2-top@db.example.com/orders" }],
    ["in a field of its own", { password: "hunter2-top" }],
    ["in a custom property", { customProperties: [{ property: "password", value: "hunter2-top" }] }],
    ["in a parameter", { location: "https://api.example.com/?api_key=hunter2-top" }],
  ])("about a credential %s never repeat it", (_case, facts) => {
    const servers = [{ server: "production", type: "postgres", ...facts }];
    const { decision, outcomes } = evaluate(
      aSubject(goodProductBut({ "/outputPorts/0/contract/servers": servers })),
      bundleOf("SEC-05"),
    );
    expect(decision).toBe("refused");
    expect(outcomes.at(-1)?.findings).toHaveLength(1);
    expect(JSON.stringify(outcomes)).not.toContain("hunter2");
  });

  test("about the published version lead to a place that can be edited", () => {
    const rule: Rule = { select: "product", require: conditionOf('previous.title == "Other"'), params: [] };
    const bundle = bundleWith({ rule });
    const subject = aSubject(goodProductBut({ "/version": "2.2.0" }), { previous: GOOD_PRODUCT });
    const [finding] = evaluate(subject, bundle).outcomes.at(-1)?.findings ?? [];
    expect(finding?.pointer).toBe("@previous/title");
    expect(finding?.fix.pointer).toBe("/title");
  });
});

test("an evaluation is plain data: it comes back from storage as it was", () => {
  const bundle = bundleOf(...starterPolicies().map(({ code }) => code));
  const evaluation = evaluate(aSubject(goodProductBut({ "/retention": undefined, "/support": [] })), bundle);
  expect(Evaluation.parse(JSON.parse(JSON.stringify(evaluation)))).toEqual(evaluation);
});

test("the same draft gets the same answer from the editor's check as from the gate's evaluation", () => {
  const draft = goodProductBut({ [`${EMAIL_COLUMN}/description`]: "Customer" });
  const bundle = bundleOf("PRI-02", "META-03");
  const published = { version: "2.1.0", descriptor: GOOD_PRODUCT };
  const { evaluation, proposal } = checkDraftDocument(
    { ref: REF, draft, published, asOf: AS_OF },
    { bundle, waivers: [] },
  );
  const document = goodProductBut({
    [`${EMAIL_COLUMN}/description`]: "Customer",
    "/version": proposal.version,
  });
  expect(evaluation).toEqual(
    evaluate(aSubject(document, { previous: GOOD_PRODUCT, baseline: GOOD_PRODUCT }), bundle),
  );
});

test("a draft without changes is not blamed for the version nobody has chosen yet", () => {
  const published = { version: "2.1.0", descriptor: GOOD_PRODUCT };
  const check = checkDraftDocument(
    { ref: REF, draft: GOOD_PRODUCT, published, asOf: AS_OF },
    { bundle: EMPTY_BUNDLE, waivers: [] },
  );
  expect(check).toMatchObject({ changes: [], breaking: [], evaluation: { decision: "publishable" } });
});

const DOCUMENTS = [
  GOOD_PRODUCT,
  ...starterPolicies().flatMap(({ content }) => content.examples.map((one) => one.document)),
];
const CODES = starterPolicies().map(({ code }) => code);
const STRICTNESS = ["publishable", "publishable-with-warnings", "refused"];

test("adding any policy never turns a refusal into a pass, nor a warning into silence", () => {
  const someDocument = fc.constantFrom(...DOCUMENTS);
  const someCodes = fc.subarray(CODES);
  fc.assert(
    fc.property(
      someDocument,
      someDocument,
      someCodes,
      fc.constantFrom(...CODES),
      (document, previous, codes, added) => {
        const subject = aSubject({ ...document, version: "2.2.0" }, { previous });
        const without = evaluate(subject, bundleOf(...codes));
        const withIt = evaluate(subject, bundleOf(...new Set([...codes, added])));
        expect(STRICTNESS.indexOf(withIt.decision)).toBeGreaterThanOrEqual(
          STRICTNESS.indexOf(without.decision),
        );
        expect(withIt.outcomes).toEqual(expect.arrayContaining(without.outcomes));
      },
    ),
    { numRuns: 60 },
  );
});

test("the order of policies says nothing", () => {
  fc.assert(
    fc.property(fc.constantFrom(...DOCUMENTS), fc.shuffledSubarray(CODES), (document, codes) => {
      const shuffled = evaluate(aSubject(document), bundleOf(...codes));
      const sorted = evaluate(aSubject(document), bundleOf(...codes.toSorted()));
      expect(shuffled.decision).toBe(sorted.decision);
    }),
    { numRuns: 30 },
  );
});
