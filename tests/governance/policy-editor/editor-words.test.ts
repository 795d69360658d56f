import { describe, expect, test } from "vitest";
import { suggestCode } from "@/components/governance/code-suggestion";
import { activationWords } from "@/components/governance/consequence-words";
import { effectSummary } from "@/components/governance/effect-list";
import { exampleName, exampleOf, expectingNow } from "@/components/governance/example-edit";
import { markedText } from "@/components/governance/marked-text";
import { withTightening, withType, withValueText } from "@/components/governance/parameter-edit";
import { registerHref } from "@/components/governance/register-href";
import { PolicyFilter } from "@/lib/governance/model";
import { asBound, NO_EFFECT, outcomeFor } from "@/lib/governance/policy-effect";
import { runExample } from "@/lib/governance/policy-problems";
import { aSubject, contentOf, goodProductBut } from "../setting";

test.each([
  ["the first of its kind", [], null, "PRI-01"],
  ["after the greatest, gaps or not", ["PRI-01", "PRI-06", "SEC-09"], null, "PRI-07"],
  ["of a domain, apart from the organisation's", ["PRI-06", "sales/PRI-L2", "hr/PRI-L7"], "sales", "PRI-L3"],
  ["whatever else people called theirs", ["PRI-X1", "PRI-02"], null, "PRI-03"],
])("a new policy is called %s", (_case, taken, slug, code) => {
  expect(suggestCode("privacy", slug, taken)).toBe(code);
});

test("a filter survives its address, and a change of it starts at the first page", () => {
  const filter = PolicyFilter.parse({ text: "personal data", level: "block", layer: "sales", page: "3" });
  const read = (href: string) =>
    PolicyFilter.parse(Object.fromEntries(new URL(href, "http://x").searchParams));
  expect(read(registerHref(filter, { page: 3 }))).toEqual(filter);
  expect(read(registerHref(filter, { level: undefined }))).toEqual({ ...filter, level: undefined, page: 1 });
  expect(registerHref(PolicyFilter.parse({}))).toBe("/governance");
});

describe("marked text", () => {
  test.each([
    ["nothing", [], ["abcdef"], []],
    ["what is in the middle", [{ start: 1, end: 3 }], ["a", "bc", "def"], ["bc"]],
    [
      "what overlaps",
      [
        { start: 0, end: 3 },
        { start: 2, end: 9 },
      ],
      ["ab", "c", "def"],
      ["ab", "c", "def"],
    ],
  ])("marks %s and loses no letter", (_case, ranges, pieces, marked) => {
    const cut = markedText("abcdef", ranges);
    expect(cut.map(({ words }) => words)).toEqual(pieces);
    expect(cut.filter(({ isMarked }) => isMarked).map(({ words }) => words)).toEqual(marked);
  });
});

describe("an example made from a product", () => {
  const content = contentOf("COM-01");
  const subject = aSubject(goodProductBut({ "/retention": undefined }));
  const outcome = outcomeFor(asBound(content), subject);

  test("that fails expects the places where it fails now", () => {
    const example = exampleOf(subject, "No retention", outcome, "fail");
    expect(example.expect).toEqual({ failAt: ["/retention/days"] });
    expect(runExample(content, example).status).toBe("fail");
  });

  test("can be told to expect what the policy says by now", () => {
    const example = exampleOf(subject, "No retention", outcome, "pass");
    expect(expectingNow(example, runExample(content, example)).expect).toEqual({
      failAt: ["/retention/days"],
    });
  });

  test("has a name no other has", () => {
    const one = exampleOf(subject, "Orders", outcome, "pass");
    expect(exampleName("Orders", [one, { ...one, name: "Orders (2)" }])).toBe("Orders (3)");
  });
});

describe("a parameter", () => {
  const number = { name: "min", type: "number", value: 20 } as const;

  test("keeps of its value what its new type can hold", () => {
    expect(withType(number, "string[]")).toEqual({ name: "min", type: "string[]", value: ["20"] });
    expect(withType({ name: "min", type: "string", value: "no number" }, "number").value).toBe(0);
  });

  test("keeps its number while something else is typed", () => {
    expect(withValueText(number, "2x").value).toBe(20);
    expect(withValueText(number, "7,5").value).toBe(7.5);
  });

  test("tightens only the way its type knows", () => {
    expect(withTightening(number, "up")).toEqual({ ...number, tighten: "up" });
    expect(withTightening({ ...number, tighten: "up" }, "subset")).toEqual(number);
  });
});

test.each([
  [{ total: 0, looked: 0 }, "No published product you can see is in its reach."],
  [{ total: 17, looked: 17 }, "None of the 17 published products you can see fails it."],
  [{ total: 900, looked: 200 }, "None of the newest 200 of 900 published products you can see fails it."],
])("an effect says how far it looked: %j", (facts, words) => {
  expect(effectSummary({ ...NO_EFFECT, ...facts })).toBe(words);
});

test("activating says what it replaces and what it does", () => {
  const policy = { status: "active", layer: { kind: "global" }, current: { version: 1 } } as const;
  const words = activationWords({
    // The words are made of the version's number alone.
    policy: policy as unknown as Parameters<typeof activationWords>[0]["policy"],
    version: 2,
    known: { level: "block", effect: NO_EFFECT },
  });
  expect(words).toBe(
    "From now on, every publication in every domain is checked against version 2 instead of version 1. It refuses publication until it is met.",
  );
});
