import { describe, expect, test } from "vitest";
import { daysMax, NO_TERMS, termChoices, whyAutomatic } from "@/lib/access/access-terms";
import { leadTime, leadTimeWords } from "@/lib/access/lead-time";
import { attestationCauses, isPersonal, isSameBasis, portBasis, stepsFor } from "@/lib/access/port-basis";
import { whyNoAccess } from "@/lib/access/requestable";
import type { Lifecycle } from "@/lib/registry/model";
import { readDescriptor } from "@/lib/registry/read-descriptor";

function aDescriptor({ classification = "internal", personalData = "none", usage = "Inside only." } = {}) {
  const properties = [
    { name: "id", classification: "internal" },
    { name: "email", classification, customProperties: [{ property: "personalData", value: personalData }] },
  ];
  return readDescriptor({
    terms: { usage },
    outputPorts: [
      { name: "lines", contract: { schema: [{ name: "lines", properties }] } },
      { name: "other" },
    ],
  }).descriptor;
}

function basisOf(facts: Parameters<typeof aDescriptor>[0] = {}) {
  const basis = portBasis(aDescriptor(facts), "lines");
  if (!basis) throw new Error("The port is there.");
  return basis;
}

describe("what a consumer has to confirm", () => {
  const before = basisOf({ classification: "confidential", personalData: "none" });

  test.each([
    ["nothing changed", { classification: "confidential" }, []],
    ["the terms changed", { classification: "confidential", usage: "Never at all." }, ["terms"]],
    ["only the spaces changed", { classification: "confidential", usage: "Inside  only.\n" }, []],
    ["the classification was raised", { classification: "restricted" }, ["classification"]],
    ["the classification was lowered", { classification: "internal" }, []],
    ["it is classified by a word nobody knows", { classification: "top-secret" }, ["classification"]],
    [
      "it holds personal data now",
      { classification: "confidential", personalData: "personal" },
      ["personal-data"],
    ],
    [
      "it holds what may be personal, by a word nobody knows",
      { classification: "confidential", personalData: "pii" },
      ["personal-data"],
    ],
    [
      "everything at once",
      { classification: "restricted", personalData: "special", usage: "" },
      ["terms", "classification", "personal-data"],
    ],
  ])("%s", (_case, facts, causes) => {
    expect(attestationCauses(before, basisOf(facts))).toEqual(causes);
  });

  test("is found in one column, however strict another one was already", () => {
    const two = (first: string, second: string) => {
      const properties = [
        { name: "a", classification: first },
        { name: "b", classification: second },
      ];
      const document = {
        outputPorts: [{ name: "lines", contract: { schema: [{ name: "t", properties }] } }],
      };
      const basis = portBasis(readDescriptor(document).descriptor, "lines");
      if (!basis) throw new Error("The port is there.");
      return basis;
    };
    expect(attestationCauses(two("restricted", "internal"), two("restricted", "confidential"))).toEqual([
      "classification",
    ]);
  });

  test("is not a new column that is no stricter than what the consumer had", () => {
    const wider = {
      ...before,
      columns: [...before.columns, { path: "new", classification: "confidential", personalData: undefined }],
    };
    expect(attestationCauses(before, wider)).toEqual([]);
  });

  test("is the same again only where every word is", () => {
    expect(isSameBasis(before, basisOf({ classification: "confidential" }))).toBe(true);
    expect(isSameBasis(before, basisOf({ classification: "confidential", usage: "Other." }))).toBe(false);
  });
});

test("personal data takes two steps, and what nobody understands is taken for the worse", () => {
  expect(["personal", "special", "Special ", "pii"].map((word) => stepsFor({ personalData: word }))).toEqual([
    2, 2, 2, 2,
  ]);
  expect([undefined, "", "none", " NONE "].map((word) => isPersonal({ personalData: word }))).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test("one personal column among many makes the port personal, also by a word nobody knows", () => {
  expect(isPersonal(basisOf({ personalData: "pii" }))).toBe(true);
  expect(isPersonal(basisOf({ personalData: "special" }))).toBe(true);
  expect(isPersonal(basisOf({ personalData: "none" }))).toBe(false);
});

test("a port that is not in the document has no basis", () => {
  expect(portBasis(aDescriptor(), "gone")).toBeNull();
  expect(portBasis(aDescriptor(), "other")).toMatchObject({
    classification: undefined,
    personalData: undefined,
  });
});

test.each<[Lifecycle, boolean]>([
  ["proposed", false],
  ["draft", false],
  ["active", true],
  ["deprecated", true],
  ["retired", false],
])("access to a product that is %s can be given: %s", (lifecycle, can) => {
  expect(whyNoAccess({ descriptor: aDescriptor(), lifecycle }, "lines") === null).toBe(can);
  expect(whyNoAccess({ descriptor: aDescriptor(), lifecycle }, "gone")).not.toBeNull();
});

test("a grant lasts no longer than the stricter of port and settings allows", () => {
  const settings = (maxDays: number | null) => ({ ...NO_TERMS, maxDays });
  expect(daysMax({}, NO_TERMS)).toBe(365);
  expect(daysMax({ access: { maxDays: 90 } }, settings(30))).toBe(30);
  expect(daysMax({ access: { maxDays: 10 } }, settings(30))).toBe(10);
  expect(daysMax({ access: { maxDays: 0 } }, NO_TERMS)).toBe(365);
  expect(daysMax({}, settings(500))).toBe(500);
  expect(termChoices(365)).toEqual([30, 90, 180, 365]);
  expect(termChoices(45)).toEqual([30, 45]);
  expect(termChoices(7)).toEqual([7]);
});

test("nobody is asked where the port is open, approves by itself, or the own team is trusted", () => {
  const trusting = { maxDays: null, isTeamApproved: true };
  expect(whyAutomatic({ access: { approval: "none" } }, NO_TERMS, false)).not.toBeNull();
  expect(whyAutomatic({ access: { approval: "owner", autoApprove: true } }, NO_TERMS, false)).not.toBeNull();
  expect(whyAutomatic({ access: { approval: "owner" } }, trusting, true)).not.toBeNull();
  expect(whyAutomatic({ access: { approval: "owner" } }, trusting, false)).toBeNull();
  expect(whyAutomatic({}, NO_TERMS, true)).toBeNull();
});

describe("how long decisions take", () => {
  const took = (hours: number) => ({
    requestedAt: new Date("2026-01-01T00:00:00Z"),
    at: new Date(Date.parse("2026-01-01T00:00:00Z") + hours * 3_600_000),
  });

  test("is not said where there are fewer than five", () => {
    expect(leadTime([1, 2, 3, 4].map(took))).toBeNull();
  });
  test("is the middle, and what nine of ten were decided within", () => {
    expect(leadTime([5, 1, 4, 2, 3].map(took))).toEqual({ decisions: 5, medianHours: 3, p90Hours: 4.6 });
    expect(leadTime([7, 7, 7, 7, 7, 7].map(took))).toMatchObject({ medianHours: 7, p90Hours: 7 });
  });
  test.each([
    [0.2, "less than an hour"],
    [1.2, "1 hour"],
    [30, "30 hours"],
    [40, "2 days"],
    [240, "10 days"],
  ])("%s hours are %s", (hours, words) => {
    expect(leadTimeWords(hours)).toBe(words);
  });
});
