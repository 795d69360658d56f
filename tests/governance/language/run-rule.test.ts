import { describe, expect, test } from "vitest";
import { compileRule, runRule } from "@/lib/governance/language/run-rule";
import type { View } from "@/lib/governance/language/view";
import { schema } from "./product-schema";
import { aRule } from "./rule-builder";
import { ASOF, aProduct, aView } from "./sample-product";

function run(rule: ReturnType<typeof aRule>, view: View = aView(aProduct()), message = "") {
  return runRule(compileRule(rule, schema, message), view, { asOf: ASOF });
}

function failuresOf(...args: Parameters<typeof run>) {
  const result = run(...args);
  return result.status === "fail" ? result.failures : [];
}

describe("the outcome of a rule", () => {
  test("counts the elements it checked and those that failed", () => {
    const rule = aRule("outputPorts[].columns[]", `it.personalData == "none"`);
    expect(run(rule)).toMatchObject({ status: "fail", checked: 3, failed: 2 });
  });

  test("passes with the number checked", () => {
    expect(run(aRule("outputPorts[]", "filled(it.name)"))).toEqual({
      status: "pass",
      checked: 1,
      failed: 0,
      failures: [],
    });
  });

  test.each([
    ["nothing is selected", aRule("change.lowered[]", "false")],
    ["nothing is left by where", aRule("outputPorts[].columns[]", "false", `it.name == "nobody"`)],
  ])("is not-applicable when %s", (_case, rule) => {
    expect(run(rule)).toEqual({ status: "not-applicable" });
  });

  test("is a failure when what is required is missing", () => {
    const view = aView(aProduct((product) => Reflect.deleteProperty(product.retention, "days")));
    const [failure] = failuresOf(aRule("product", "it.retention.days <= 1095"), view);
    expect(failure?.leaves).toMatchObject([
      {
        pointer: "/retention/days",
        actual: null,
        message: "Customer orders › Retention days is missing; expected at most 1095.",
      },
    ]);
  });

  test("applies, and says that it was assumed to, when where is unknown", () => {
    const view = aView(aProduct((product) => Reflect.deleteProperty(product.usage, "consumers")));
    expect(failuresOf(aRule("product", `it.name == "x"`, "it.usage.consumers > 5"), view)).toMatchObject([
      { assumed: true },
    ]);
    expect(failuresOf(aRule("product", `it.name == "x"`, "it.usage.consumers > 1"))).toMatchObject([
      { assumed: false },
    ]);
  });

  test("is an error when it takes too many steps, whatever part of it does", () => {
    const product = aProduct((it) => {
      it.tags = Array.from({ length: 2_000 }, (_, index) => String(index));
    });
    const loop = "it.tags.all(x, it.tags.all(y, filled(x) && filled(y)))";
    expect(run(aRule("product", loop), aView(product)).status).toBe("error");
    expect(run(aRule("product", "true", `!(${loop})`), aView(product)).status).toBe("error");
    expect(run(aRule("product", "true", `${loop} && !("-" in it.tags)`), aView(product)).status).toBe(
      "error",
    );
  });

  test("is not refused to a product for being wide", () => {
    const product = aProduct((it) => {
      it.tags = Array.from({ length: 50_000 }, (_, index) => String(index));
    });
    expect(run(aRule("product", "it.tags.all(x, filled(x) && x.size() < 9)"), aView(product)).status).toBe(
      "pass",
    );
  });

  test("is an error when a stored pattern cannot be run", () => {
    expect(run(aRule("product", `it.name.matches("(?=a)")`)).status).toBe("error");
  });

  test("follows the parameters it is run with, in the test and in the words", () => {
    const compiled = compileRule(aRule("product", "it.retention.days <= param.days"), schema);
    const view = aView(aProduct());
    expect(runRule(compiled, view, { asOf: ASOF }).status).toBe("pass");
    expect(runRule(compiled, view, { asOf: ASOF, params: { days: "many", other: 1 } }).status).toBe("pass");
    expect(runRule(compiled, view, { asOf: ASOF, params: { days: 30 } })).toMatchObject({
      status: "fail",
      failures: [{ leaves: [{ expected: "at most 30", actual: 1095 }] }],
    });
  });

  test("depends on the given time only", () => {
    const compiled = compileRule(aRule("product", "it.lifecycle.sunset.daysUntil() >= 30"), schema);
    const at = (asOf: string) => runRule(compiled, aView(aProduct()), { asOf: new Date(asOf) }).status;
    expect([at("2026-08-02T23:59:59Z"), at("2026-08-03T00:00:00Z")]).toEqual(["pass", "fail"]);
  });

  test("survives a view that is not what the schema promised", () => {
    for (const product of [null, 5, [], { outputPorts: 3 }, { outputPorts: [null, 7, { columns: {} }] }]) {
      const view = { product, previous: undefined, change: "?" };
      expect(run(aRule("outputPorts[].columns[]", "filled(it.name)"), view).status).toBe("not-applicable");
      expect(run(aRule("product", "it.outputPorts.all(p, filled(p.name))"), view).status).toMatch(
        /fail|pass/,
      );
    }
  });
});

describe("element keys", () => {
  test("come from the view, and failures are sorted by them", () => {
    const keys = failuresOf(aRule("outputPorts[].columns[]", "false")).map(({ elementKey }) => elementKey);
    expect(keys).toEqual([
      "outputPorts[order-lines].columns[customer_id]",
      "outputPorts[order-lines].columns[health_note]",
      "outputPorts[order-lines].columns[ordered_at]",
    ]);
  });

  test("fall back on the index where the view gives none", () => {
    const product = { outputPorts: [{ columns: [{}, {}] }] };
    const failures = failuresOf(aRule("outputPorts[].columns[]", "false"), {
      product,
      previous: null,
      change: null,
    });
    expect(failures.map(({ elementKey, pointer }) => [elementKey, pointer])).toEqual([
      ["outputPorts[0].columns[0]", "/outputPorts/0/columns/0"],
      ["outputPorts[0].columns[1]", "/outputPorts/0/columns/1"],
    ]);
  });
});

test("all failures keep their key and count when explaining them all would take too long", () => {
  const product = aProduct(({ outputPorts: [port] }) => {
    const [column] = port?.columns ?? [];
    if (port && column)
      port.columns = Array.from({ length: 2_000 }, (_, i) => ({ ...column, name: `c${i}`, description: "" }));
  });
  const parts = Array.from({ length: 8 }, () => "filled(it.description)").join(" || ");
  const result = run(aRule("outputPorts[].columns[]", parts), aView(product));
  expect(result).toMatchObject({ status: "fail", checked: 2_000, failed: 2_000 });
  const failures = result.status === "fail" ? result.failures : [];
  expect(failures.every(({ leaves }) => leaves.length === 1)).toBe(true);
  expect(failures.at(-1)?.leaves[0]).toMatchObject({ field: "Rule", pointer: failures.at(-1)?.pointer });
});
