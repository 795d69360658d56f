import { describe, expect, test } from "vitest";
import { briefMessage, toLiveCheck, wordOf } from "@/components/editor/editor-findings";
import { inReadingOrder } from "@/components/editor/text/reading-order";
import { checkDraftDocument, type DraftRules } from "@/lib/governance/draft-check";
import { EMPTY_BUNDLE } from "@/lib/governance/evaluation";
import { equalJson, type JsonObject } from "@/lib/registry/json";
import { bundleOf, EMAIL_COLUMN, goodProductBut } from "../governance/setting";

function checked(draft: JsonObject, rules: Partial<DraftRules> = {}) {
  const ref = { domain: "sales", name: "orders" };
  return toLiveCheck(
    checkDraftDocument(
      { ref, draft, published: null, asOf: new Date("2026-11-22") },
      { bundle: EMPTY_BUNDLE, waivers: [], ...rules },
    ),
  );
}

describe("the live check", () => {
  test("what blocks a publication stands before what only warns, and each counts for its step", () => {
    const check = checked({ name: "other-name", outputPorts: [{ name: "" }] });
    expect(check.findings.map(({ weight }) => weight)).toEqual(["blocks", "blocks", "warns"]);
    expect(check.byStep.basics).toEqual({ blocks: 1, warns: 1, informs: 0 });
    expect(check.byStep.ports).toEqual({ blocks: 1, warns: 0, informs: 0 });
    expect(check.passed).toBeLessThan(check.applicable);
  });

  test("what is waived is not to mend: it stands beside the figures", () => {
    const bundle = bundleOf("PRI-02");
    const draft = goodProductBut({ [`${EMAIL_COLUMN}/description`]: "Customer" });
    const waiver = {
      id: "waiver",
      policyKey: "PRI-02",
      policyVersion: 1,
      elements: [],
      startsAt: "2026-11-01T00:00:00.000Z",
      expiresAt: "2026-12-01T00:00:00.000Z",
      approvedBy: "Ingrid",
    };
    const open = checked(draft, { bundle });
    const waived = checked(draft, { bundle, waivers: [waiver] });
    const about = ({ findings }: typeof open) => findings.filter(({ policy }) => policy.key === "PRI-02");
    expect(about(open)).toHaveLength(1);
    expect(about(waived)).toEqual([]);
    expect([open.accepted, waived.accepted]).toEqual([0, 1]);
    expect(waived.applicable).toBe(open.applicable - 1);
  });

  test("every finding is found by its place, with and without the word it has for its field", () => {
    const check = checked({ outputPorts: [{ name: "" }] });
    for (const found of check.findings) {
      expect(check.byPlace.get(found.pointer)).toContain(found);
      expect(check.byPlace.get(`${found.pointer}#${wordOf(found.finding)}`)).toContain(found);
    }
  });

  test.each([
    ["2030-01-01T00:00:00.000Z", "(Asked for from 2030-01-01.)"],
    [null, "(Proposed; nobody is held to it yet.)"],
  ])("what is announced for %s informs, whatever its level, and says so", (effectiveFrom, words) => {
    const bundle = bundleOf("COM-01", "META-03");
    const policies = bundle.policies.map((policy) => ({ ...policy, effectiveFrom }));
    const draft = goodProductBut({ "/retention": undefined, [`${EMAIL_COLUMN}/description`]: "" });
    const { findings, evaluation } = checked(draft, { bundle: { ...bundle, policies } });
    const announced = findings.filter(({ policy }) => ["COM-01", "META-03"].includes(policy.key));
    expect(new Set(announced.map(({ policy }) => policy.key))).toEqual(new Set(["COM-01", "META-03"]));
    expect(new Set(announced.map(({ weight }) => weight))).toEqual(new Set(["informs"]));
    for (const { finding } of announced) expect(finding.message).toContain(words);
    expect(evaluation.outcomes.some(({ blocking, policy }) => blocking && policy.key === "COM-01")).toBe(
      false,
    );
  });

  test("beside its field a message does not repeat whose field it is", () => {
    const label = 'Output port "a" › column "b" › Classification';
    expect(briefMessage({ label, message: `${label} is missing.` })).toBe("Classification is missing.");
    expect(briefMessage({ label, message: "Say how sensitive it is." })).toBe("Say how sensitive it is.");
  });
});

describe("the order a document is read in", () => {
  test("puts every group in order and says the same", () => {
    const stored = {
      own: 1,
      id: "x",
      kind: "DataProduct",
      outputPorts: [{ type: "table", contract: { schema: [], id: "c", own: { b: 1, a: 2 } }, name: "p" }],
      name: "orders",
    };
    const ordered = inReadingOrder(stored);
    expect(equalJson(ordered, stored)).toBe(true);
    expect(JSON.stringify(ordered)).toBe(
      '{"kind":"DataProduct","id":"x","name":"orders","outputPorts":[{"name":"p","type":"table","contract":{"id":"c","schema":[],"own":{"b":1,"a":2}}}],"own":1}',
    );
  });
});
