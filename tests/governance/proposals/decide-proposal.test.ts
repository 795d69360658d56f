import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Ballot, decideProposal, leastNotice, tally } from "@/lib/governance/proposals/decide-proposal";
import { CHOICES, type Choice, DECISION_RULES } from "@/lib/governance/proposals/model";

const FOUR = ["sales", "marketing", "finance", "product"];

/** One letter per domain: a approves, o objects, n abstains, a dot has not voted; the first is the opener's domain. */
function ballot(letters: string, facts: Partial<Ballot> = {}): Ballot {
  const choices: Record<string, Choice> = { a: "approve", o: "object", n: "abstain" };
  const votes = [...letters].flatMap((letter, index) => {
    const [domainId = "", choice] = [FOUR[index], choices[letter]];
    return choice ? [{ domainId, voterId: `delegate of ${domainId}`, choice }] : [];
  });
  return {
    rule: "consent",
    openedById: "delegate of sales",
    electorate: FOUR,
    votes,
    isOver: false,
    ...facts,
  };
}

describe("by consent", () => {
  test.each([
    ["....", false, "open"],
    ["aaa.", false, "open"],
    ["aaaa", false, "approved"],
    ["aaao", false, "rejected"],
    ["nnna", false, "approved"],
    ["....", true, "rejected"],
    ["a...", true, "rejected"],
    ["aa..", true, "approved"],
    ["an..", true, "rejected"],
    ["ao..", true, "rejected"],
    ["aaao", true, "rejected"],
    ["nnnn", true, "rejected"],
    [".aa.", true, "approved"],
  ] as const)("%s, over: %s → %s", (letters, isOver, expected) => {
    expect(decideProposal(ballot(letters, { isOver }))).toBe(expected);
  });
});

describe("by majority", () => {
  test.each([
    ["aaao", false, "approved"],
    ["aaoo", false, "rejected"],
    ["aao.", true, "approved"],
    ["ao..", true, "rejected"],
    ["aann", true, "approved"],
    ["a...", true, "rejected"],
  ] as const)("%s, over: %s → %s", (letters, isOver, expected) => {
    expect(decideProposal(ballot(letters, { isOver, rule: "majority" }))).toBe(expected);
  });
});

describe("in an emergency", () => {
  test.each([
    ["a...", false, "open"],
    [".a..", false, "approved"],
    ["aoo.", false, "open"],
    ["oa..", false, "approved"],
    ["a...", true, "rejected"],
  ] as const)("%s, over: %s → %s", (letters, isOver, expected) => {
    expect(decideProposal(ballot(letters, { isOver, rule: "emergency" }))).toBe(expected);
  });
});

const anyBallot = fc.record({
  rule: fc.constantFrom(...DECISION_RULES),
  openedById: fc.constantFrom("delegate of sales", "an admin", null),
  electorate: fc.subarray(FOUR),
  votes: fc.uniqueArray(
    fc.record({
      domainId: fc.constantFrom(...FOUR, "a domain without delegate"),
      voterId: fc.constantFrom(...FOUR.map((domain) => `delegate of ${domain}`), "an admin"),
      choice: fc.constantFrom(...CHOICES),
    }),
    { selector: ({ domainId }) => domainId },
  ),
  isOver: fc.boolean(),
});

test("nothing passes without somebody in favour besides whoever proposed it", () => {
  fc.assert(
    fc.property(anyBallot, (one) => {
      const alone = one.votes.filter(
        ({ choice, voterId }) => choice !== "approve" || voterId === one.openedById,
      );
      expect(decideProposal({ ...one, votes: alone })).not.toBe("approved");
    }),
  );
});

test("once the time is over it is decided, and an objection never helps", () => {
  fc.assert(
    fc.property(anyBallot, (one) => {
      const over = { ...one, isOver: true };
      expect(decideProposal(over)).not.toBe("open");
      const [first, ...rest] = over.votes;
      if (!first || first.choice === "object") return;
      const objecting = { ...over, votes: [{ ...first, choice: "object" as const }, ...rest] };
      if (decideProposal(over) === "rejected") expect(decideProposal(objecting)).toBe("rejected");
    }),
  );
});

test("the votes of domains without a vote do not count", () => {
  const votes = [{ domainId: "gone", voterId: "x", choice: "object" as const }];
  expect(tally({ electorate: FOUR, votes })).toMatchObject({ object: 0, missing: 4, hasQuorum: false });
  expect(tally({ electorate: [], votes })).toMatchObject({ hasQuorum: false });
});

test("what gets stricter is announced a fortnight before, except in an emergency", () => {
  expect(leastNotice("consent", "tightening")).toBe(14);
  expect(leastNotice("majority", "tightening")).toBe(14);
  expect(leastNotice("emergency", "tightening")).toBe(0);
  expect(leastNotice("consent", "loosening")).toBe(0);
});
