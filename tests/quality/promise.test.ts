import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { promisesIn } from "@/lib/quality/promise";
import type { Descriptor } from "@/lib/registry/descriptor";

const DOCUMENT: Descriptor = {
  outputPorts: [
    {
      name: "lines",
      contract: {
        slaProperties: [
          { property: "freshness", value: 24, unit: "h" },
          { property: "latency", value: 2, unit: "h", element: "orders.updated" },
          { property: "endOfSupport", value: "2030-01-01" },
          { property: "politeness", value: "high" },
        ],
        quality: [{ metric: "rowCount", mustBeGreaterThan: 0 }],
        schema: [
          {
            name: "orders",
            quality: [{ name: "totals add up", type: "sql", query: "select 1", mustBe: 0 }],
            properties: [
              { name: "id", quality: [{ metric: "duplicateValues", mustBe: 0 }] },
              {
                name: "customer",
                properties: [
                  { name: "email", quality: [{ id: "email-set", metric: "nullValues", mustBe: 0 }] },
                ],
              },
            ],
          },
          {
            name: "returns",
            properties: [{ name: "id", quality: [{ metric: "duplicateValues", mustBe: 0 }] }],
          },
        ],
      },
    },
    { name: "files" },
  ],
};

describe("what a product promises", () => {
  test("is every service level but dates, and every quality rule wherever it stands", () => {
    expect(promisesIn(DOCUMENT).map(({ key, about }) => [key, about])).toEqual([
      ["outputPorts[lines].serviceLevels[freshness]", ""],
      ["outputPorts[lines].serviceLevels[latency orders.updated]", "orders.updated"],
      ["outputPorts[lines].serviceLevels[politeness]", ""],
      ["outputPorts[lines].qualityChecks[rowCount]", ""],
      ["outputPorts[lines].qualityChecks[totals add up orders]", "orders"],
      ["outputPorts[lines].qualityChecks[duplicateValues orders.id]", "orders.id"],
      ["outputPorts[lines].qualityChecks[email-set]", "orders.customer.email"],
      ["outputPorts[lines].qualityChecks[duplicateValues returns.id]", "returns.id"],
    ]);
  });

  test("reads as a sentence", () => {
    expect(promisesIn(DOCUMENT).map(({ words }) => words)).toEqual([
      "Freshness 24 h",
      "Latency 2 h",
      "Politeness high",
      "Number of rows must be more than 0",
      "totals add up must be 0",
      "Duplicates must be 0",
      "Empty values must be 0",
      "Duplicates must be 0",
    ]);
  });

  test("is another promise with another limit, and the same one with other words", () => {
    const rule = { metric: "rowCount", mustBeGreaterThan: 5 };
    const fingerprintOf = (quality: Record<string, unknown>) =>
      promisesIn({ outputPorts: [{ name: "p", contract: { quality: [quality] } }] })[0]?.fingerprint;
    expect(fingerprintOf({ ...rule, description: "Never empty.", schedule: "@daily" })).toBe(
      fingerprintOf(rule),
    );
    expect(fingerprintOf({ ...rule, mustBeGreaterThan: 6 })).not.toBe(fingerprintOf(rule));
    expect(fingerprintOf({ ...rule, metric: "nullValues" })).not.toBe(fingerprintOf(rule));
  });
});

const rule = fc.record(
  {
    name: fc.constantFrom("fresh", "complete", "total"),
    metric: fc.constantFrom("rowCount", "nullValues"),
    mustBe: fc.integer({ min: 0, max: 2 }),
  },
  { requiredKeys: [] },
);
const level = fc.record({
  property: fc.constantFrom("freshness", "latency", "availability"),
  value: fc.integer({ min: 1, max: 3 }),
});
const port = fc.record({
  name: fc.constantFrom("a", "b"),
  contract: fc.record({
    quality: fc.array(rule, { maxLength: 5 }),
    slaProperties: fc.array(level, { maxLength: 4 }),
  }),
});

test("no two promises share a key, and moving ports and rules about changes none", () => {
  fc.assert(
    fc.property(
      fc
        .uniqueArray(port, { maxLength: 2, selector: ({ name }) => name })
        .chain((ports) =>
          fc.tuple(
            fc.constant(ports),
            fc.tuple(
              ...ports.map(({ name, contract: { quality, slaProperties } }) =>
                fc
                  .tuple(
                    fc.shuffledSubarray(quality, { minLength: quality.length }),
                    fc.shuffledSubarray(slaProperties, { minLength: slaProperties.length }),
                  )
                  .map(([q, s]) => ({ name, contract: { quality: q, slaProperties: s } })),
              ),
            ),
          ),
        ),
      ([ports, moved]) => {
        const facts = (outputPorts: typeof ports) =>
          promisesIn({ outputPorts }).map(({ key, fingerprint }) => `${key} ${fingerprint}`);
        const keys = promisesIn({ outputPorts: ports }).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(facts(moved.toReversed()).toSorted()).toEqual(facts(ports).toSorted());
      },
    ),
  );
});

test("ports of different names keep their keys in any order", () => {
  const keysOf = (outputPorts: Descriptor["outputPorts"]) =>
    promisesIn({ outputPorts: outputPorts ?? [] }).map(({ key }) => key);
  const ports = DOCUMENT.outputPorts ?? [];
  expect(keysOf(ports.toReversed())).toEqual(keysOf(ports));
});
