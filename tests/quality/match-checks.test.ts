import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { checksOfRun, RunResults, tablesOf } from "@/lib/quality/dbt-results";
import { matchChecks } from "@/lib/quality/match-checks";
import { checksOfEvents, RunEvent } from "@/lib/quality/open-lineage";
import { promisesIn } from "@/lib/quality/promise";
import type { Contract } from "@/lib/registry/contract";

type Rules = NonNullable<Contract["quality"]>;

function promised(table: string, columns: Record<string, Rules>, rules: Rules = [], schema = "shop") {
  return promisesIn({
    outputPorts: [
      {
        name: "lines",
        contract: {
          servers: [{ server: "main", schema }],
          schema: [
            {
              name: table,
              quality: rules,
              properties: Object.entries(columns).map(([name, quality]) => ({ name, quality })),
            },
          ],
        },
      },
    ],
  });
}

const filled = [{ metric: "nullValues", mustBe: 0 }];
const unique = [{ metric: "duplicateValues", mustBe: 0 }];

function anEvent(dataset: string, assertions: readonly object[]): RunEvent {
  return RunEvent.parse({
    eventTime: "2026-11-23T05:00:00Z",
    eventType: "COMPLETE",
    run: { runId: "4711" },
    job: { namespace: "airflow", name: "check_orders" },
    inputs: [{ namespace: "pg", name: dataset, inputFacets: { dataQualityAssertions: { assertions } } }],
    outputs: [],
  });
}

function matched(event: RunEvent, promises: ReturnType<typeof promised>) {
  const { findings, unmatched } = matchChecks(checksOfEvents([event]), promises);
  return { findings: findings.map(({ promise, outcome }) => [promise.key, outcome]), unmatched };
}

const EMAIL = "outputPorts[lines].qualityChecks[nullValues orders.email]";

describe("assertions of OpenLineage", () => {
  const promises = promised("orders", { email: filled, id: unique }, [
    { name: "totals add up", type: "sql", mustBe: 0 },
    { metric: "rowCount", mustBeGreaterThan: 0 },
  ]);

  test("are matched by what they look for where, or by name, and none is dropped", () => {
    const event = anEvent("db.shop.orders", [
      { assertion: "not_null", column: "EMAIL", success: false },
      { assertion: "unique", column: "id", success: true },
      { assertion: "expect_table_row_count_to_be_between", success: true },
      { assertion: "Totals-add-up", success: true },
      { assertion: "not_null", column: "phone", success: true },
      { assertion: "is_pretty", success: true },
    ]);
    expect(matched(event, promises)).toEqual({
      findings: [
        [EMAIL, "violated"],
        ["outputPorts[lines].qualityChecks[duplicateValues orders.id]", "kept"],
        ["outputPorts[lines].qualityChecks[rowCount orders]", "kept"],
        ["outputPorts[lines].qualityChecks[totals add up orders]", "kept"],
      ],
      unmatched: [
        { check: "not_null (db.shop.orders.phone)", reason: "No quality rule of this kind is stated there." },
        { check: "is_pretty (db.shop.orders)", reason: "No service level or quality rule has this name." },
      ],
    });
  });

  test.each([
    ["db.shop.orders", 1],
    ["shop.orders", 1],
    ["orders", 1],
    ["SHOP.ORDERS", 1],
    ["db.archive.orders", 0],
    ["db.shop.returns", 0],
  ])("of %s are about the table of that schema: %d", (dataset, found) => {
    const event = anEvent(dataset, [{ assertion: "not_null", column: "email", success: true }]);
    expect(matched(event, promises).findings).toHaveLength(found);
  });

  test("about something the contracts do not have are told apart with the reason", () => {
    const event = anEvent("db.shop.returns", [{ assertion: "not_null", column: "email", success: true }]);
    expect(matched(event, promises).unmatched[0]?.reason).toBe(
      "No contract has quality rules for db.shop.returns.",
    );
    expect(matched(event, []).unmatched[0]?.reason).toBe("The published contracts promise nothing.");
  });
});

describe("results of dbt", () => {
  const promises = promised("orders", { email: filled, id: unique }, [
    {
      name: "assert_totals",
      type: "custom",
      engine: "dbt",
      implementation: "tests/assert_no_refund_without_order.sql",
    },
  ]);
  const results = (entries: readonly (readonly [string, string, number?])[]) =>
    RunResults.parse({
      metadata: { generated_at: "2026-11-23T05:00:00Z", invocation_id: "9" },
      results: entries.map(([name, status, failures]) => ({
        unique_id: name,
        status,
        failures: failures ?? null,
        timing: [{ completed_at: "2026-11-23T04:59:00Z" }],
      })),
    });

  test("are read for their tests, and matched by the names dbt makes", () => {
    const run = results([
      ["model.shop.orders", "success"],
      ["test.shop.not_null_orders_email.abc", "fail", 3],
      ["test.shop.unique_orders_id.abc", "success"],
      ["test.shop.assert_totals", "warn", 1],
      ["test.shop.assert_no_refund_without_order", "pass"],
      ["test.shop.not_null_returns_email.abc", "pass"],
      ["test.shop.unique_orders_id.def", "skipped"],
    ]);
    const { findings, unmatched } = matchChecks(checksOfRun(run, tablesOf(promises)), promises);
    expect(findings.map(({ promise, outcome, value }) => [promise.key.slice(32), outcome, value])).toEqual([
      ["[nullValues orders.email]", "violated", "3 failures"],
      ["[duplicateValues orders.id]", "kept", ""],
      ["[assert_totals orders]", "violated", "1 failure"],
      ["[assert_totals orders]", "kept", ""],
      ["[duplicateValues orders.id]", "unknown", ""],
    ]);
    expect(unmatched.map(({ check }) => check)).toEqual(["not_null_returns_email"]);
    expect(findings[0]?.observedAt).toEqual(new Date("2026-11-23T04:59:00Z"));
  });
});

const CORPUS = path.resolve(import.meta.dirname, "../../../shared/corpus");
const corpus = [CORPUS, "/work/shared/corpus"].find((folder) => existsSync(folder));
if (!corpus) process.stderr.write(`SKIPPED: no corpus of real runs at ${CORPUS}\n`);

function filesOf(folder: string): [string, unknown][] {
  if (!corpus) return [];
  return readdirSync(path.join(corpus, folder)).map((name) => [
    name,
    JSON.parse(readFileSync(path.join(corpus, folder, name), "utf8")),
  ]);
}

describe.skipIf(!corpus)("what real tools wrote", () => {
  test("of dbt's runs every test is a check, and those of an orders table prove its contract", () => {
    const runs = filesOf("dbt").filter(([name]) => name.includes("run_results"));
    expect(runs.length).toBeGreaterThan(2);
    const promises = promised("orders", { order_id: [...filled, ...unique], customer_id: filled });
    for (const [name, document] of runs) {
      const run = RunResults.parse(document);
      const checks = checksOfRun(run, tablesOf(promises));
      const tests = run.results.filter(({ unique_id }) => unique_id.startsWith("test."));
      expect([name, checks.length]).toEqual([name, tests.length]);
      const { findings, unmatched } = matchChecks(checks, promises);
      expect(findings.length).toBeGreaterThanOrEqual(2);
      expect(findings.length + unmatched.length).toBe(checks.length);
      expect(new Set(findings.map(({ promise }) => promise.about))).toContain("orders.order_id");
    }
  });

  test("of OpenLineage every assertion of an event is a check", () => {
    let assertions = 0;
    for (const [, document] of filesOf("openlineage")) {
      const events = [document].flat().flatMap((each) => {
        const event = RunEvent.safeParse(each);
        return event.success ? [event.data] : [];
      });
      const checks = checksOfEvents(events);
      const text = JSON.stringify(events);
      expect(checks).toHaveLength(text.split('"assertion":').length - 1);
      assertions += checks.length;
    }
    expect(assertions).toBeGreaterThan(0);
  });

  test("the facet OpenLineage shows as its example is matched with the rules of that table", () => {
    const [, example] =
      filesOf("openlineage").find(([name]) => name.includes("DataQualityAssertionsDatasetFacet_1")) ?? [];
    const { dataQualityAssertions } = z
      .looseObject({ dataQualityAssertions: z.looseObject({ assertions: z.array(z.looseObject({})) }) })
      .parse(example);
    const event = anEvent("jaffle.orders", dataQualityAssertions.assertions);
    const promises = promised("orders", { order_id: [...filled, ...unique], amount: filled }, [], "jaffle");
    const { findings, unmatched } = matched(event, promises);
    expect(findings.map(([key]) => key)).toEqual([
      "outputPorts[lines].qualityChecks[nullValues orders.amount]",
      "outputPorts[lines].qualityChecks[nullValues orders.order_id]",
      "outputPorts[lines].qualityChecks[duplicateValues orders.order_id]",
    ]);
    expect(unmatched).toHaveLength(7);
  });
});
