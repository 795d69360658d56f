import { describe, expect, test } from "vitest";
import { checkCondition } from "@/lib/governance/language/check";
import type { FormNode } from "@/lib/governance/language/form-model";
import { fieldOptions, measuresFor, operatorsFor } from "@/lib/governance/language/form-pickers";
import { fromForm } from "@/lib/governance/language/from-form";
import { print } from "@/lib/governance/language/print";
import type { FieldType } from "@/lib/governance/language/schema";
import { scopeFor } from "@/lib/governance/language/scope";
import { toForm } from "@/lib/governance/language/to-form";
import { schema } from "./product-schema";
import { expressionOf, PARAMS } from "./rule-builder";

const scope = scopeFor(schema, "outputPorts[].columns[]", PARAMS);
const formOf = (text: string) => toForm(expressionOf(text), scope);
const all = (...children: FormNode[]) => ({ kind: "group", match: "all", children });

describe("a condition is shown as", () => {
  test.each([
    ["it.personalData in ['personal', 'special']", "it.personalData", "value", "in", ["personal", "special"]],
    ["!(it.personalData in ['none'])", "it.personalData", "value", "notIn", ["none"]],
    ["it.description.trim().size() >= 20", "it.description", "textLength", "gte", 20],
    ["product.outputPorts.size() == 1", "product.outputPorts", "itemCount", "is", 1],
    ["product.lifecycle.sunset.daysUntil() > 30", "product.lifecycle.sunset", "daysFromNow", "gt", 30],
    ["product.lifecycle.sunset.daysSince() < 30", "product.lifecycle.sunset", "daysAgo", "lt", 30],
    ["'sox' in product.tags", "product.tags", "value", "hasItem", "sox"],
    ["!('sox' in product.tags)", "product.tags", "value", "lacksItem", "sox"],
    ["it.nullable != false", "it.nullable", "value", "isNot", false],
    ["it.name.matches('^a')", "it.name", "value", "matches", "^a"],
    ["!it.name.matches('^a')", "it.name", "value", "notMatches", "^a"],
    ["!it.name.startsWith('a')", "it.name", "value", "notStartsWith", "a"],
    ["!it.name.endsWith('a')", "it.name", "value", "notEndsWith", "a"],
    ["!it.name.contains('a')", "it.name", "value", "notContains", "a"],
  ])("%s", (text, field, measure, operator, value) => {
    const row = { kind: "row", field, measure, operator, operand: { kind: "value", value } };
    expect(formOf(text)).toEqual(all(row as FormNode)); // The table widens the literals a row is made of.
  });

  test("filled and blank, without an operand", () => {
    const row = { kind: "row", field: "it.name", measure: "value", operand: { kind: "nothing" } } as const;
    expect(formOf("filled(it.name)")).toEqual(all({ ...row, operator: "filled" }));
    expect(formOf("!filled(it.name)")).toEqual(all({ ...row, operator: "blank" }));
  });

  test("a comparison with another field", () => {
    const operand = { kind: "field", field: "previous.version", measure: "majorVersion" } as const;
    expect(formOf("product.version.major() > previous.version.major()")).toEqual(
      all({ kind: "row", field: "product.version", measure: "majorVersion", operator: "gt", operand }),
    );
  });

  test.each([
    ["it.name in param.identifiers", "it.name", "in", "param.identifiers"],
    ["param.domain in product.tags", "product.tags", "hasItem", "param.domain"],
  ])("a row about the product's field, never about the parameter: %s", (text, field, operator, other) => {
    expect(formOf(text).children).toMatchObject([
      { field, operator, operand: { kind: "field", field: other } },
    ]);
  });

  test.each([
    ["product.outputPorts.all(p, filled(p.name))", "every"],
    ["product.outputPorts.exists(p, filled(p.name))", "some"],
    ["product.outputPorts.exists_one(p, filled(p.name))", "one"],
    ["!product.outputPorts.exists(p, filled(p.name))", "none"],
  ])("a quantifier: %s", (text, quantifier) => {
    expect(formOf(text)).toMatchObject(
      all({ kind: "quantifier", quantifier, list: "product.outputPorts", as: "p" } as FormNode),
    );
  });

  test.each([
    ["filled(it.name) && filled(it.type)", "all", 2],
    ["filled(it.name) || filled(it.type)", "any", 2],
    ["!(filled(it.name) || filled(it.type))", "none", 2],
    ["!(it.name == 'a')", "none", 1],
    ["true", "all", 0],
    ["false", "any", 0],
  ])("a group: %s", (text, match, count) => {
    const form = formOf(text);
    expect([form.match, form.children.length]).toEqual([match, count]);
  });

  test("a part the form cannot show is text, and the rest stays rows", () => {
    const form = formOf(
      "filled(it.name) && it.name.size() + 1 > 3 && product.outputPorts.exists(p, p.version.major() * 2 > 1)",
    );
    expect(form.children.map(({ kind }) => kind)).toEqual(["row", "expression", "quantifier"]);
    expect(form.children[2]).toMatchObject({ condition: { children: [{ kind: "expression" }] } });
  });

  test.each([
    "it.nmae == 'x'",
    "it.name == null",
    "it.nullable",
    "it.name[0] == 'a'",
    "'a' == it.name",
    "it.name.size() > 1",
  ])("text where a row would say something else: %s", (text) =>
    expect(formOf(text).children).toEqual([{ kind: "expression", expression: expressionOf(text) }]),
  );
});

test.each([
  'filled(it.name) && (it.name == "a" || !(it.name == "b"))',
  "!(filled(it.name) || filled(it.type)) && !filled(it.format)",
  "(filled(it.name) && filled(it.type)) && filled(it.format)",
  "!!filled(it.name)",
  "param.min > 3 && it.name in param.identifiers && param.domain in product.tags",
  'product.tags.all(t, t != "x") && !product.tags.exists(t, t.startsWith("y"))',
])("the form gives back the very condition: %s", (text) => {
  expect(print(fromForm(formOf(text)))).toBe(text);
});

describe("the pickers", () => {
  const options = fieldOptions(scope);

  test("lead to every field with the words on the way", () => {
    expect(options.find(({ path }) => path === "port.storage.region")?.labels).toEqual([
      "output port",
      "Storage",
      "Region",
    ]);
    expect(options.map(({ path }) => path)).toContain("param.min");
    expect(options.every(({ field }) => field.type.kind !== "object")).toBe(true);
  });

  const SAMPLE: Record<FieldType["kind"], (type: FieldType) => string | number | boolean> = {
    string: () => "a",
    number: () => 1,
    boolean: () => true,
    date: () => "2026-01-01",
    enum: (type) => (type.kind === "enum" ? (type.values[0] ?? "") : ""),
    list: (type) => (type.kind === "list" ? SAMPLE[type.item.type.kind](type.item.type) : ""),
    object: () => "",
  };

  test("offer only rows that type-check", () => {
    for (const { path, field } of options) {
      for (const { measure } of measuresFor(field.type)) {
        for (const { operator, operand } of operatorsFor(field.type, measure)) {
          const value = measure === "value" ? SAMPLE[field.type.kind](field.type) : 1;
          const filled =
            operand === "nothing"
              ? ({ kind: "nothing" } as const)
              : { kind: "value" as const, value: operand === "values" ? [value] : value };
          const row: FormNode = { kind: "row", field: path, measure, operator, operand: filled };
          expect(checkCondition(fromForm(row), scope).problems, `${path} ${measure} ${operator}`).toEqual([]);
        }
      }
    }
  });

  test("speak of dates as dates", () => {
    expect(operatorsFor({ kind: "date" }, "value").map(({ label }) => label)).toContain("is on or after");
    expect(operatorsFor({ kind: "date" }, "daysAgo").map(({ label }) => label)).toContain("is at least");
  });
});
