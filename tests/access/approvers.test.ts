import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { approverWords } from "@/lib/access/approver-words";
import { type Directory, firstApprovers, secondApprovers, type ToApprove } from "@/lib/access/approvers";

/** company > sales > orders; the company has an owner, Sales an owner and two stewards, Orders a steward. */
const directory: Directory = {
  members: new Map([
    ["company", [{ id: "ceo", role: "owner" as const }]],
    [
      "sales",
      [
        { id: "olivia", role: "owner" as const },
        { id: "sam", role: "steward" as const },
      ],
    ],
    ["orders", [{ id: "otto", role: "steward" as const }]],
  ]),
  pathTo: (id) => ["company", "sales", "orders"].slice(0, ["company", "sales", "orders"].indexOf(id) + 1),
  privacyStewards: ["ingrid"],
  admins: ["ada"],
};
const nobody: Directory = {
  members: new Map(),
  pathTo: (id) => [id],
  privacyStewards: [],
  admins: ["ada", "bo"],
};

function asked(facts: Partial<ToApprove> = {}): ToApprove {
  return { domainId: "orders", approval: undefined, named: [], requestedById: "dana", ...facts };
}

describe("the first step is taken by", () => {
  test.each<[string, Partial<ToApprove>, string, string[]]>([
    ["the owners of the nearest domain that has any, where nothing is said", {}, "owner", ["olivia"]],
    ["those the product names, where the port says nothing", { named: ["tess"] }, "named", ["tess"]],
    ["stewards of the nearest domain, where the port says so", { approval: "steward" }, "steward", ["otto"]],
    [
      "owners and stewards alike, where a steward is asked",
      { approval: "steward", domainId: "sales" },
      "steward",
      ["olivia", "sam"],
    ],
    [
      "those named of them, where the port names the role",
      { approval: "steward", domainId: "sales", named: ["sam"] },
      "steward",
      ["sam"],
    ],
    ["the whole role, where nobody named has it", { approval: "owner", named: ["sam"] }, "owner", ["olivia"]],
    [
      "the privacy stewards, where the port asks for data protection",
      { approval: "dpo" },
      "privacy",
      ["ingrid"],
    ],
    [
      "the next domain above, where the only holder asks",
      { approval: "owner", requestedById: "olivia" },
      "owner",
      ["ceo"],
    ],
    [
      "the owners, where a named person asks",
      { named: ["tess"], requestedById: "tess" },
      "owner",
      ["olivia"],
    ],
    [
      "the owners, where the privacy steward asks",
      { approval: "dpo", requestedById: "ingrid" },
      "owner",
      ["olivia"],
    ],
    ["the owners, where the port says a word nobody knows", { approval: "committee" }, "owner", ["olivia"]],
  ])("%s", (_case, facts, role, ids) => {
    expect(firstApprovers(directory, asked(facts))).toEqual({ role, ids });
  });

  test("an admin, where the domain has nobody; never the one who asks", () => {
    expect(firstApprovers(nobody, asked())).toEqual({ role: "admin", ids: ["ada", "bo"] });
    expect(firstApprovers(nobody, asked({ requestedById: "ada" })).ids).toEqual(["bo"]);
  });
});

describe("the second step is taken by", () => {
  const second = (facts: { requestedById?: string; firstApproverId?: string | null }, of = directory) =>
    secondApprovers(of, { domainId: "orders", requestedById: "dana", firstApproverId: "otto", ...facts });

  test("the privacy stewards", () => {
    expect(second({})).toEqual({ role: "privacy", ids: ["ingrid"] });
  });
  test("an owner, where the privacy steward asked or took the first", () => {
    expect(second({ requestedById: "ingrid" })).toEqual({ role: "owner", ids: ["olivia"] });
    expect(second({ firstApproverId: "ingrid" })).toEqual({ role: "owner", ids: ["olivia"] });
  });
  test("the next owner above, where the owner took the first", () => {
    expect(second({ firstApproverId: "olivia", requestedById: "ingrid" }).ids).toEqual(["ceo"]);
  });
  test("an admin, where nobody else is there", () => {
    expect(second({ firstApproverId: "ada" }, nobody)).toEqual({ role: "admin", ids: ["bo"] });
  });
});

test("whoever asks never decides, and whoever took the first step never takes the second", () => {
  const people = ["ceo", "olivia", "sam", "otto", "ingrid", "ada", "tess"];
  const someone = fc.constantFrom(...people);
  fc.assert(
    fc.property(
      fc.record({
        domainId: fc.constantFrom("company", "sales", "orders"),
        approval: fc.option(fc.constantFrom("none", "steward", "owner", "dpo", "x", ""), { nil: undefined }),
        named: fc.uniqueArray(someone, { maxLength: 3 }),
        requestedById: someone,
      }),
      someone,
      (facts, firstApproverId) => {
        expect(firstApprovers(directory, facts).ids).not.toContain(facts.requestedById);
        const { ids } = secondApprovers(directory, { ...facts, firstApproverId });
        expect(ids).not.toContain(facts.requestedById);
        expect(ids).not.toContain(firstApproverId);
      },
    ),
  );
});

test("who decides reads as a sentence begins", () => {
  expect(approverWords({ role: "steward" }, ["Sam Okafor"])).toBe("Sam Okafor (a steward of the domain)");
  expect(approverWords({ role: "owner" }, ["A", "B"])).toBe("A or B (an owner of the domain)");
  expect(approverWords({ role: "owner" }, ["A", "B", "C", "D"])).toBe(
    "A, B, C or 1 more (an owner of the domain)",
  );
  expect(approverWords({ role: "admin" }, [])).toMatch(/^Nobody/);
});
