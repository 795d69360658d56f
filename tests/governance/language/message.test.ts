import { describe, expect, test } from "vitest";
import { checkMessage } from "@/lib/governance/language/message";
import { compileRule, runRule } from "@/lib/governance/language/run-rule";
import { scopeFor } from "@/lib/governance/language/scope";
import { schema } from "./product-schema";
import { aRule, PARAMS } from "./rule-builder";
import { ASOF, aProduct, aView } from "./sample-product";

const scope = scopeFor(schema, "outputPorts[].columns[]", PARAMS);

function messageOf(template: string, description = "id"): string | undefined {
  const rule = aRule(
    "outputPorts[].columns[]",
    "it.description.trim().size() >= param.min",
    `it.name == "customer_id"`,
  );
  const view = aView(
    aProduct((product) => {
      for (const column of product.outputPorts[0]?.columns ?? []) column.description = description;
    }),
  );
  const result = runRule(compileRule(rule, schema, template), view, { asOf: ASOF });
  return result.status === "fail" ? result.failures[0]?.leaves[0]?.message : undefined;
}

describe("a message", () => {
  test.each([
    [
      "Column {it.name} of {port.name}: {actual} is under {param.min}.",
      "Column customer_id of order-lines: id is under 20.",
    ],
    ["{ field } should be {expected}", "Description should be at least 20 characters"],
    ["{it.primaryKey} {it.format} {product.tags}", "yes (missing) orders"],
    ["{{it.name}}", "{it.name}"],
    ["no placeholders", "no placeholders"],
    [
      "",
      `Output port "order-lines" › column "customer_id" › Description: expected at least 20 characters, found "id".`,
    ],
    [
      "  ",
      `Output port "order-lines" › column "customer_id" › Description: expected at least 20 characters, found "id".`,
    ],
  ])("%s", (template, message) => {
    expect(checkMessage(template, scope)).toEqual([]);
    expect(messageOf(template)).toBe(message);
  });

  test("shows values as they are, at most 200 characters of them, and never reads placeholders in them", () => {
    expect(messageOf("{actual}", "<b>{x}</b>")).toBe("<b>{x}</b>");
    const rule = aRule("product", `it.description == ""`);
    const view = aView(
      aProduct((product) => {
        product.description = "x".repeat(5_000);
      }),
    );
    const result = runRule(compileRule(rule, schema, "{actual}"), view, { asOf: ASOF });
    expect(result).toMatchObject({ failures: [{ leaves: [{ message: `${"x".repeat(200)}…` }] }] });
  });

  test("names the alternatives when it is generated", () => {
    const rule = aRule("product", `it.retention.days <= 30 || "sox" in it.tags`);
    const result = runRule(compileRule(rule, schema), aView(aProduct()), { asOf: ASOF });
    const message = `Customer orders › Retention days: expected at most 30, or Tags a list including "sox", found 1095.`;
    expect(result).toMatchObject({ failures: [{ leaves: [{ message }] }] });
  });
});

describe("a mistake in a message is told where it is", () => {
  test.each([
    ["Column {it.nmae}", 8, 15, `Did you mean "it.name"?`],
    ["{itt.name}", 1, 9, "no field"],
    ["{port}", 1, 5, "not a single value"],
    ["{port.columns}", 1, 13, "not a single value"],
    ["{port.location}", 1, 14, "sensitive"],
    ["{it.name.trim()}", 1, 15, "no field"],
    ["{__proto__}", 1, 10, "no field"],
    ["{}", 1, 1, "no field"],
    ["half {it.name", 5, 6, "for a brace"],
    ["half it.name}", 12, 13, "for a brace"],
  ])("%s", (template, start, end, message) => {
    expect(checkMessage(template, scope)).toEqual([
      { start, end, path: "", message: expect.stringContaining(message) },
    ]);
  });
});
