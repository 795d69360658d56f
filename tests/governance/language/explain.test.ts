import { describe, expect, test } from "vitest";
import type { Selector } from "@/lib/governance/language/ir";
import { compileRule, runRule } from "@/lib/governance/language/run-rule";
import { list, object, string } from "@/lib/governance/language/schema";
import { schema } from "./product-schema";
import { aRule } from "./rule-builder";
import { ASOF, aProduct, aView, type Product } from "./sample-product";

function leavesOf(select: Selector, require: string, edit: (product: Product) => void = () => {}) {
  const result = runRule(compileRule(aRule(select, require), schema), aView(aProduct(edit)), { asOf: ASOF });
  return result.status === "fail" ? result.failures.flatMap(({ leaves }) => leaves) : [];
}

const COLUMNS = "/outputPorts/0/contract/schema/0/properties";

test("both ends of a range that a missing value misses are one thing to fill in", () => {
  const unstated = (product: Product) => {
    product.retention.days = undefined as never;
  };
  const leaves = leavesOf("product", "it.retention.days >= 30 && it.retention.days <= 90", unstated);
  expect(leaves).toMatchObject([{ pointer: "/retention/days", expected: "at least 30 and at most 90" }]);
});

test("two faults of one value that is there stay two", () => {
  const leaves = leavesOf("product", "it.name.startsWith('x') && it.name.endsWith('y')");
  expect(leaves.map(({ expected }) => expected)).toHaveLength(2);
});

describe("a failed part is told with its pointer, what was expected and what is there", () => {
  test.each([
    ["it.retention.days <= 30", "/retention/days", "at most 30", 1095],
    ["it.retention.days == 30", "/retention/days", "30", 1095],
    ["!(it.retention.days > 30)", "/retention/days", "at most 30", 1095],
    ["it.name.trim().size() >= 50", "/name", "at least 50 characters", "customer-orders"],
    ["it.name.trim().size() == 1", "/name", "exactly 1 character", "customer-orders"],
    ["it.name.matches('^[A-Z]')", "/name", `text matching the pattern "^[A-Z]"`, "customer-orders"],
    ["!it.name.contains('orders')", "/name", `text not containing "orders"`, "customer-orders"],
    ["!filled(it.name)", "/name", "no value", "customer-orders"],
    ["it.criticality in ['tier-2', 'tier-3']", "/criticality", "tier-2 or tier-3", "tier-1"],
    ["'sox' in it.tags", "/tags", `a list including "sox"`, ["orders"]],
    ["it.tags.size() > 1", "/tags", "more than 1 item", ["orders"]],
    ["it.inputPorts.size() > 1", "/inputPorts", "more than 1 item", "1 item"],
    ["30 >= it.retention.days", "/retention/days", "at most 30", 1095],
    ["param.min >= it.retention.days", "/retention/days", "at most 20", 1095],
    ["it.lifecycle.sunset.daysUntil() <= 1", "/lifecycle/sunset", "at most 1 day from now", "2026-09-01"],
    ["it.lifecycle.sunset < '2026-01-01'", "/lifecycle/sunset", `before "2026-01-01"`, "2026-09-01"],
    ["previous.version == '0.0.1'", "@previous/version", `"0.0.1"`, "1.5.0"],
    ["change.breaking.size() == 0", "@change/breaking", "exactly 0 items", "1 item"],
    [
      "it.outputPorts[0].name == 'x'",
      "/outputPorts/0/name",
      '`it.outputPorts[0].name == "x"`',
      "order-lines",
    ],
    ["it.retention.days > 1 ? it.name == 'x' : true", "/name", `"x"`, "customer-orders"],
    [
      "it.outputPorts.exists_one(p, p.format == 'sql')",
      "/outputPorts",
      "exactly one output port where format is sql",
      "1 item",
    ],
    [
      "it.outputPorts.exists(p, p.format == 'sql')",
      "/outputPorts",
      "at least one output port where format is sql",
      "1 item",
    ],
    [
      "!it.outputPorts.exists(p, p.format == 'delta')",
      "/outputPorts/0/format",
      "anything but delta",
      "delta",
    ],
    [
      "!it.outputPorts.all(p, p.format == 'delta')",
      "/outputPorts",
      "at least one output port where it is not so that format is delta",
      "1 item",
    ],
    ["it.tags.all(t, t == 'x')", "/tags/0", `"x"`, "orders"],
    ["it.tags.filter(t, filled(t)).all(t, t == 'x')", "/tags", `"x"`, "orders"],
    ["false", "", "`false`", null],
  ])("%s", (require, pointer, expected, actual) => {
    expect(leavesOf("product", require)).toMatchObject([{ pointer, expected, actual }]);
  });

  test("every false part of a conjunction is told", () => {
    const leaves = leavesOf("product", "it.retention.days < 1 && filled(it.name) && it.usage.consumers > 9");
    expect(leaves.map(({ pointer }) => pointer)).toEqual(["/retention/days", "/usage/consumers"]);
  });

  test("every failing element of a loop is told, at its own pointer and by its own name", () => {
    const require = `it.outputPorts.all(p, p.columns.all(c, c.personalData == "none"))`;
    expect(leavesOf("product", require)).toMatchObject([
      {
        pointer: `${COLUMNS}/0/customProperties/0/value`,
        label: `Customer orders › Output port "order-lines" › column "customer_id" › Personal data`,
        actual: "personal",
      },
      { pointer: `${COLUMNS}/1/customProperties/0/value`, actual: "special" },
    ]);
  });

  test("a guard is not something to mend: only what it asks for is told", () => {
    const leaves = leavesOf("outputPorts[]", "it.columns.all(c, c.primaryKey != true || c.nullable == true)");
    expect(leaves).toMatchObject([{ pointer: `${COLUMNS}/0/nullable`, expected: "yes", actual: false }]);
    expect(leaves).toHaveLength(1);
    expect(leaves[0]).not.toHaveProperty("alternatives");
  });

  test("the ways out of a failed choice are one finding with alternatives", () => {
    const require = `it.retention.days <= 30 || "sox" in it.tags || (it.name == "a" && it.title == "b") || !filled(it.name)`;
    expect(leavesOf("product", require)).toMatchObject([
      {
        pointer: "/retention/days",
        expected: "at most 30",
        alternatives: [
          { pointer: "/tags", expected: `a list including "sox"` },
          { pointer: "/name", expected: `"a", and Title "b"` },
        ],
      },
    ]);
  });
});

test("the identity of a leaf survives another order of elements", () => {
  const require = `it.outputPorts.all(p, p.columns.all(c, c.personalData == "none"))`;
  const ids = (edit: (product: Product) => void) =>
    leavesOf("product", require, edit)
      .map(({ id }) => id)
      .sort();
  expect(ids((product) => product.outputPorts[0]?.columns.reverse())).toEqual(ids(() => {}));
});

describe("a sensitive value is never told", () => {
  const secret = ({ outputPorts: [port] }: Product) => {
    if (port) port.location = "jdbc://db?password=hunter2";
  };
  test.each([
    `!it.location.matches("password")`,
    `it.location == "x"`,
    `it.location.lower().trim() == "x"`,
    `it.location.size() < 3`,
    `[it.location].all(l, l == "x")`,
    `"x" + it.location == "x"`,
    `product.outputPorts.map(p, p.location).all(l, l == "x")`,
    `product.outputPorts.filter(p, true).all(p, p.location == "x")`,
    `product.outputPorts[0].location == "x"`,
    `(true ? it.location : it.name) == "x"`,
  ])("%s", (require) => {
    const leaves = leavesOf("outputPorts[]", require, secret);
    expect(leaves).toHaveLength(1);
    expect(JSON.stringify(leaves)).not.toContain("hunter2");
  });
});

test.each([
  `it.secrets.owner == "x"`,
  `it.secrets.keys.all(k, k == "x")`,
  `it.secrets.keys[0] == "x"`,
  `it.secrets.rows.all(r, r.name == "x")`,
])("what lies within a sensitive group is not told either: %s", (require) => {
  const rows = list("Rows", object("row", { name: string("Name") }));
  const group = { owner: string("Owner"), keys: list("Keys", string("key")), rows };
  const secretive = {
    ...schema,
    product: object("product", { secrets: object("Secrets", group, { sensitive: true }) }),
  };
  const product = { secrets: { owner: "hunter2", keys: ["hunter2"], rows: [{ name: "hunter2" }] } };
  const view = { product, previous: null, change: null };
  const result = runRule(compileRule(aRule("product", require), secretive), view, { asOf: ASOF });
  expect(result).toMatchObject({ failures: [{ leaves: [{ actual: "(hidden)" }] }] });
  expect(JSON.stringify(result)).not.toContain("hunter2");
});
