import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "@/lib/governance/language/parse";
import { elementKeyOf, elementLabelOf } from "@/lib/governance/language/view";
import { asBound, outcomeFor } from "@/lib/governance/policy-effect";
import { readSnapshot } from "@/lib/governance/policy-view";
import type { Json } from "@/lib/registry/json";
import { aSubject, goodProductBut } from "./setting";

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
