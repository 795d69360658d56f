import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { INCIDENT_STATUSES, isOver, SEVERITIES } from "@/lib/quality/incident-rules";
import { PROOF_STATES, type ProofState } from "@/lib/quality/proof";
import { rateTrust, TRUST_STATES, type TrustFacts } from "@/lib/quality/trust";

const promised = (...states: ProofState[]) =>
  states.map((state, index) => ({ state, words: `Rule ${index + 1}`, about: "" }));
const NOTHING: TrustFacts = { promises: [], incidents: [], isNonCompliant: false, isDeprecated: false };
const late = { title: "Late", status: "investigating", severity: "major" } as const;

describe("a product", () => {
  test.each<[string, Partial<TrustFacts>, string, string[]]>([
    ["that promises nothing", {}, "unproven", ["Its contracts promise nothing that could be proven."]],
    [
      "nobody has looked at",
      { promises: promised("unproven", "unproven") },
      "unproven",
      ["None of 2 promises is proven: nobody has looked lately."],
    ],
    [
      "whose every promise is proven",
      { promises: promised("kept", "kept") },
      "proven",
      ["All 2 promises are proven."],
    ],
    ["whose one promise is proven", { promises: promised("kept") }, "proven", ["Its one promise is proven."]],
    [
      "proven in part",
      { promises: promised("kept", "unproven") },
      "partly-proven",
      ["1 of 2 promises is proven."],
    ],
    [
      "whose proofs age",
      { promises: promised("kept", "ageing") },
      "partly-proven",
      ["All 2 promises are proven; 1 of the proofs is ageing."],
    ],
    [
      "with a broken promise",
      { promises: promised("kept", "violated") },
      "failing",
      ["1 of 2 promises is broken: Rule 2.", "1 of 2 promises is proven."],
    ],
    [
      "with an open incident",
      { promises: promised("kept"), incidents: [late] },
      "failing",
      ["An incident is open: Late (major).", "Its one promise is proven."],
    ],
    [
      "with a minor incident",
      { promises: promised("kept"), incidents: [{ ...late, severity: "minor" }] },
      "partly-proven",
      ["Its one promise is proven.", "An incident is open: Late (minor)."],
    ],
    [
      "of which somebody claims something",
      { promises: promised("kept"), incidents: [{ ...late, status: "reported" }] },
      "proven",
      ["Its one promise is proven."],
    ],
    [
      "that does not meet its policies",
      { promises: promised("kept"), isNonCompliant: true },
      "partly-proven",
      ["Its one promise is proven.", "It does not meet the policies it is held to."],
    ],
    [
      "that is deprecated",
      { promises: promised("kept"), isDeprecated: true },
      "partly-proven",
      ["Its one promise is proven.", "It is deprecated."],
    ],
    [
      "that is deprecated and unproven",
      { isDeprecated: true },
      "unproven",
      ["Its contracts promise nothing that could be proven.", "It is deprecated."],
    ],
  ])("%s", (_case, facts, state, reasons) => {
    expect(rateTrust({ ...NOTHING, ...facts })).toEqual({ state, reasons });
  });
});

const proofs = fc.array(fc.constantFrom(...PROOF_STATES), { maxLength: 6 });
const incident = fc.record({
  title: fc.constant("Late"),
  status: fc.constantFrom(...INCIDENT_STATUSES.filter((status) => !isOver(status))),
  severity: fc.constantFrom(...SEVERITIES),
});
const facts = fc.record({
  promises: proofs.map((states) => promised(...states)),
  incidents: fc.array(incident, { maxLength: 2 }),
  isNonCompliant: fc.boolean(),
  isDeprecated: fc.boolean(),
});

test("unknown is never green, a violation always shows, and there is always a reason", () => {
  fc.assert(
    fc.property(facts, (given) => {
      const { state, reasons } = rateTrust(given);
      const states = given.promises.map((promise) => promise.state);
      if (states.includes("violated")) expect(state).toBe("failing");
      if (state === "proven") expect(new Set(states)).toEqual(new Set(["kept"]));
      if (!states.some((each) => each === "kept" || each === "ageing"))
        expect(["unproven", "failing"]).toContain(state);
      expect(reasons.length).toBeGreaterThan(0);
    }),
  );
});

test("another incident, a lost badge or a deprecation never makes it better", () => {
  const worth = (given: TrustFacts) => TRUST_STATES.indexOf(rateTrust(given).state);
  fc.assert(
    fc.property(facts, incident, (given, another) => {
      expect(worth({ ...given, incidents: [...given.incidents, another] })).toBeGreaterThanOrEqual(
        worth(given),
      );
      expect(worth({ ...given, isNonCompliant: true })).toBeGreaterThanOrEqual(
        worth({ ...given, isNonCompliant: false }),
      );
      expect(worth({ ...given, isDeprecated: true })).toBeGreaterThanOrEqual(
        worth({ ...given, isDeprecated: false }),
      );
    }),
  );
});
