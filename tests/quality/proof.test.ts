import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Finding, findingsOf, OUTCOMES, type Outcome, proofStanding } from "@/lib/quality/proof";

const NOW = new Date("2026-11-23T12:00:00Z");
const PROMISE = { everyHours: 24, fingerprint: "now" };

function found(outcome: Outcome, hoursAgo: number, fingerprint = "now"): Finding {
  return { outcome, fingerprint, observedAt: new Date(NOW.getTime() - hoursAgo * 3_600_000) };
}

function standing(...findings: Finding[]): string {
  const { state, ...rest } = proofStanding(PROMISE, findingsOf(findings, PROMISE), NOW);
  return "because" in rest ? `${state}: ${rest.because}` : state;
}

describe("a promise", () => {
  test.each([
    ["that nobody has looked at", [], "unproven: never"],
    ["kept just now", [found("kept", 0)], "kept"],
    ["kept when half a round late", [found("kept", 35.9)], "kept"],
    ["kept longer ago than that", [found("kept", 36)], "ageing"],
    ["kept nearly three rounds ago", [found("kept", 71.9)], "ageing"],
    ["kept three rounds ago", [found("kept", 72)], "unproven: aged"],
    ["violated just now", [found("violated", 0)], "violated"],
    ["violated a year ago", [found("violated", 8_760)], "violated"],
    ["kept after it was violated", [found("violated", 5), found("kept", 1)], "kept"],
    ["violated after it was kept", [found("kept", 5), found("violated", 1)], "violated"],
    [
      "kept so long after a violation that it aged",
      [found("violated", 200), found("kept", 100)],
      "unproven: aged",
    ],
    ["looked at in vain", [found("unknown", 1)], "unproven: undecided"],
    ["looked at in vain after it was kept", [found("kept", 2), found("unknown", 1)], "unproven: undecided"],
    ["looked at in vain before it was kept", [found("unknown", 2), found("kept", 1)], "kept"],
    ["looked at in vain after it was violated", [found("violated", 2), found("unknown", 1)], "violated"],
    ["whose earlier form was kept", [found("kept", 1, "before")], "unproven: changed"],
    ["whose earlier form was violated", [found("violated", 1, "before")], "unproven: changed"],
    [
      "kept, of which another form was violated since",
      [found("kept", 2), found("violated", 1, "before")],
      "kept",
    ],
  ] as const)("%s", (_case, findings, expected) => {
    expect(standing(...findings)).toBe(expected);
  });
});

const finding = fc.record({
  outcome: fc.constantFrom(...OUTCOMES),
  hoursAgo: fc.integer({ min: 0, max: 200 }),
  fingerprint: fc.constantFrom("now", "before"),
});
const findings = fc.uniqueArray(finding, { maxLength: 8, selector: ({ hoursAgo }) => hoursAgo });
const toFindings = (all: readonly { outcome: Outcome; hoursAgo: number; fingerprint: string }[]) =>
  all.map(({ outcome, hoursAgo, fingerprint }) => found(outcome, hoursAgo, fingerprint));

test("in whatever order findings arrive, they say the same", () => {
  fc.assert(
    fc.property(
      findings.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      ),
      ([all, shuffled]) => {
        expect(standing(...toFindings(shuffled))).toBe(standing(...toFindings(all)));
      },
    ),
  );
});

test("a violation shows whatever was found before it, and whatever is found out in vain after it", () => {
  fc.assert(
    fc.property(findings, fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 3 }), (before, later) => {
      const earlier = toFindings(before.map((each) => ({ ...each, hoursAgo: each.hoursAgo + 11 })));
      const inVain = later.map((hoursAgo) => found("unknown", hoursAgo));
      expect(standing(...earlier, found("violated", 10), ...inVain)).toBe("violated");
    }),
  );
});

test("what is green was kept by the last look at the promise as it stands, and not too long ago", () => {
  fc.assert(
    fc.property(findings, (all) => {
      const state = standing(...toFindings(all));
      if (state !== "kept" && state !== "ageing") return;
      const [last] = all
        .filter(({ fingerprint }) => fingerprint === "now")
        .toSorted((a, b) => a.hoursAgo - b.hoursAgo);
      expect(last?.outcome).toBe("kept");
      expect(last?.hoursAgo).toBeLessThan(state === "kept" ? 36 : 72);
    }),
  );
});

test("the passing of time alone never makes a proof better", () => {
  const order = ["kept", "ageing", "unproven"];
  fc.assert(
    fc.property(findings, fc.integer({ min: 0, max: 500 }), (all, hours) => {
      const given = findingsOf(toFindings(all), PROMISE);
      const before = proofStanding(PROMISE, given, NOW).state;
      const after = proofStanding(PROMISE, given, new Date(NOW.getTime() + hours * 3_600_000)).state;
      if (before === "violated") expect(after).toBe("violated");
      else expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before));
    }),
  );
});

test("until is the moment at which time changes it, and not a moment earlier", () => {
  for (const hoursAgo of [1, 40]) {
    const given = findingsOf([found("kept", hoursAgo)], PROMISE);
    const now = proofStanding(PROMISE, given, NOW);
    if (!("until" in now)) throw new Error("It ought to be proven.");
    expect(proofStanding(PROMISE, given, new Date(now.until.getTime() - 1)).state).toBe(now.state);
    expect(proofStanding(PROMISE, given, now.until).state).not.toBe(now.state);
  }
});
