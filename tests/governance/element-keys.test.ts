import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "@/lib/governance/evaluate";
import { failingElements } from "@/lib/governance/failing-elements";
import { parse } from "@/lib/governance/language/parse";
import { elementKeyOf, elementLabelOf } from "@/lib/governance/language/view";
import { asBound, outcomeFor } from "@/lib/governance/policy-effect";
import { readSnapshot } from "@/lib/governance/policy-view";
import type { Json } from "@/lib/registry/json";
import { AS_OF, aSubject, contentOf, goodProductBut } from "./setting";

const QUALITY = "/outputPorts/0/contract/schema/0/quality";
const PORT = "outputPorts[order-lines]";

type List = "members" | "support" | "links" | "qualityChecks";

function elementsOf(list: List, items: Json): readonly unknown[] {
  const { product } = readSnapshot(aSubject(documentWith(list, items))).view;
  if (list !== "qualityChecks") return product[list];
  // The columns of the good product bring checks of their own; those of the table come first.
  return product.outputPorts[0]?.qualityChecks.slice(0, Array.isArray(items) ? items.length : 0) ?? [];
}

function documentWith(list: List, items: Json) {
  const pointer = { members: "/team/members", support: "/support", links: "/authoritativeDefinitions" };
  return goodProductBut({ [list === "qualityChecks" ? QUALITY : pointer[list]]: items });
}

const CASES: [List, Json[], string[], string][] = [
  [
    "members",
    [
      { username: "ada@x.org", role: "owner" },
      { username: "bo@x.org" },
      { username: "ada@x.org" },
      { role: "dba" },
    ],
    ["members[ada@x.org]", "members[bo@x.org]", "members[ada@x.org #2]", "members[#4]"],
    'Team member "ada@x.org"',
  ],
  [
    "support",
    [{ channel: "#orders", url: "https://a.org" }, { channel: "#orders" }, {}],
    ["support[#orders]", "support[#orders #2]", "support[#3]"],
    'Support channel "#orders"',
  ],
  [
    "links",
    [
      { type: "runbook", url: "https://a.org" },
      { type: "runbook", url: "https://b.org" },
      { type: "runbook" },
    ],
    ["links[runbook https://a.org]", "links[runbook https://b.org]", "links[runbook]"],
    'Link "runbook https://a.org"',
  ],
  [
    "qualityChecks",
    [{ name: "fresh" }, { metric: "rowCount" }, { dimension: "Accuracy" }, { metric: "rowCount" }],
    [
      `${PORT}.qualityChecks[fresh]`,
      `${PORT}.qualityChecks[rowCount]`,
      `${PORT}.qualityChecks[accuracy]`,
      `${PORT}.qualityChecks[rowCount #2]`,
    ],
    'Output port "order-lines" › quality check "fresh"',
  ],
];

describe.each(CASES)("an element of %s", (list, items, keys, label) => {
  test("is known by its own words, equal ones are counted", () => {
    const elements = elementsOf(list, items);
    expect(elements.map(elementKeyOf)).toEqual(keys);
    expect(elementLabelOf(elements[0])).toBe(label);
  });

  test("keeps its key wherever it stands, and shares it with no other", () => {
    const named = items.filter((_item, index) => !/#\d+\]$/.test(keys[index] ?? ""));
    fc.assert(
      fc.property(fc.shuffledSubarray([...named.keys()], { minLength: named.length }), (order) => {
        const shuffled = order.map((index) => named[index] ?? null);
        const found = elementsOf(list, shuffled).map(elementKeyOf);
        const still = elementsOf(list, named).map(elementKeyOf);
        expect(found).toEqual(order.map((index) => still[index]));
      }),
    );
    expect(new Set(elementsOf(list, [...items, ...items]).map(elementKeyOf)).size).toBe(items.length * 2);
  });
});

test("somebody who is called as the second of two would be has a key of their own all the same", () => {
  const items = ["a", "a", "a #2", "a"].map((username) => ({ username }));
  expect(new Set(elementsOf("members", items).map(elementKeyOf)).size).toBe(4);
});

test("checks of the same name of two columns are two elements", () => {
  const { product } = readSnapshot(
    aSubject(
      goodProductBut({
        "/outputPorts/0/contract/schema/0/properties/0/quality": [{ name: "not null" }],
        "/outputPorts/0/contract/schema/0/properties/1/quality": [{ name: "not null" }],
      }),
    ),
  ).view;
  const keys = product.outputPorts[0]?.qualityChecks.map(elementKeyOf) ?? [];
  expect(new Set(keys).size).toBe(keys.length);
});

test("a rule about every member says which one does not meet it, the same wherever that one stands", () => {
  const parsed = parse("product.members.all(m, filled(m.role))");
  if (!parsed.ok) throw new Error("The rule of this test does not parse.");
  const policy = asBound({
    scope: null,
    rule: { select: "product", require: parsed.expression, params: [] },
    message: "",
  });
  const [ana, bo] = [{ username: "ana@x.org", role: "owner" }, { username: "bo@x.org" }];
  const told = [
    [ana, bo],
    [bo, ana],
  ].map((members) => outcomeFor(policy, aSubject(documentWith("members", members))).findings);
  expect(told[0]).toMatchObject([{ label: expect.stringContaining('Team member "bo@x.org"') }]);
  expect(told[0]?.map(({ fingerprint }) => fingerprint)).toEqual(
    told[1]?.map(({ fingerprint }) => fingerprint),
  );
  expect(told[0]?.[0]?.pointer).not.toBe(told[1]?.[0]?.pointer);
});

describe.each([
  { list: "members", rule: "product.members.all(m, m.role == 'owner')", select: "product" },
  { list: "support", rule: "product.support.all(s, filled(s.tool))", select: "product" },
  { list: "links", rule: "product.links.all(l, l.type == 'policy')", select: "product" },
  {
    list: "qualityChecks",
    rule: "it.qualityChecks.all(q, q.dimension == 'timeliness')",
    select: "outputPorts[]",
  },
  {
    list: "qualityChecks",
    rule: "product.outputPorts.all(p, p.qualityChecks.all(q, q.dimension == 'timeliness'))",
    select: "product",
  },
] as const)("a waiver for one of the $list that $rule fails at", ({ list, rule, select }) => {
  const items: Record<List, Json[]> = {
    members: ["ana", "bo", "cy"].map((username) => ({ username, role: "developer" })),
    support: ["#a", "#b", "#c"].map((channel) => ({ channel })),
    links: ["https://a.org", "https://b.org", "https://c.org"].map((url) => ({ type: "runbook", url })),
    qualityChecks: ["rows", "nulls", "sums"].map((name) => ({ name, dimension: "accuracy" })),
  };
  const parsed = parse(rule);
  if (!parsed.ok) throw new Error("The rule of this test does not parse.");
  const { examples: _examples, ...requirement } = contentOf("PRI-02");
  const policy = {
    ...asBound({
      scope: null,
      rule: { select, require: parsed.expression, params: [] },
      message: "",
    }),
    key: "TST-1",
    requirement: {
      ...requirement,
      scope: null,
      rule: { select, require: parsed.expression, params: [] },
      level: "block" as const,
      graceDays: 0,
      message: "",
    },
  };
  const evaluated = (order: readonly number[], elements: readonly string[]) => {
    const document = documentWith(
      list,
      order.map((index) => items[list][index] ?? null),
    );
    const waiver = {
      ...{ id: "w1", policyKey: "TST-1", policyVersion: 99, approvedBy: "Ana Ruiz" },
      elements: [...elements],
      startsAt: new Date(AS_OF.getTime() - 1).toISOString(),
      expiresAt: new Date(AS_OF.getTime() + 86_400_000).toISOString(),
    };
    const waivers = elements.length > 0 ? [waiver] : [];
    return evaluate(aSubject(document, { waivers }), { hash: "one", policies: [policy] });
  };
  const named = (evaluation: ReturnType<typeof evaluate>) =>
    failingElements([evaluation], "TST-1").elements.map(({ key, waivedUntil }) => [
      key,
      waivedUntil !== null,
    ]);
  const orders = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });

  test("covers that one and no other, wherever it stands", () => {
    const keys = named(evaluated([0, 1, 2], [])).map(([key]) => String(key));
    const asked = keys.filter((key) => key.includes(`${list}[`));
    expect(asked.length).toBeGreaterThanOrEqual(3);
    fc.assert(
      fc.property(fc.subarray(keys), orders, (waived, order) => {
        const evaluation = evaluated(order, waived);
        expect(new Map(named(evaluation).map(([key, is]) => [key, is]))).toEqual(
          new Map(keys.map((key) => [key, waived.includes(key)])),
        );
        const outcome = evaluation.outcomes.at(-1);
        expect(outcome?.status).toBe(waived.length === keys.length ? "waived" : "fail");
        expect(outcome?.blocking).toBe(waived.length < keys.length);
      }),
    );
  });

  test("does not cover one that is added", () => {
    const keys = named(evaluated([0, 1], [])).map(([key]) => String(key));
    expect(evaluated([0, 1], keys).outcomes.at(-1)).toMatchObject({ status: "waived", blocking: false });
    expect(evaluated([2, 0, 1], keys).outcomes.at(-1)).toMatchObject({ status: "fail", blocking: true });
  });
});

test("a waiver for the element that was looked at covers everything in it", () => {
  const parsed = parse("product.members.all(m, m.role == 'owner') && it.summary == 'x'");
  if (!parsed.ok) throw new Error("The rule of this test does not parse.");
  const { examples: _examples, ...requirement } = contentOf("META-01");
  const rule = { select: "product" as const, require: parsed.expression, params: [] };
  const policy = {
    ...asBound({ scope: null, rule, message: "" }),
    key: "TST-1",
    requirement: { ...requirement, scope: null, rule, level: "block" as const, graceDays: 0, message: "" },
  };
  const document = documentWith("members", [{ username: "bo", role: "developer" }]);
  const statusWith = (elements: string[]) =>
    evaluate(
      aSubject(document, {
        waivers: [
          {
            ...{ id: "w1", policyKey: "TST-1", policyVersion: 99, approvedBy: "Ana Ruiz", elements },
            startsAt: "2000-01-01T00:00:00.000Z",
            expiresAt: "2100-01-01T00:00:00.000Z",
          },
        ],
      }),
      { hash: "one", policies: [policy] },
    ).outcomes.at(-1)?.status;
  expect(statusWith(["product"])).toBe("waived");
  expect(statusWith(["members[bo]"])).toBe("fail");
  expect(statusWith([])).toBe("waived");
});
