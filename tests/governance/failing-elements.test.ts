import { expect, test } from "vitest";
import { evaluate } from "@/lib/governance/evaluate";
import { failingElements } from "@/lib/governance/failing-elements";
import { aSubject, bundleOf, EMAIL_COLUMN, goodProductBut } from "./setting";

const COLUMN = "outputPorts[order-lines].columns[order_lines/customer_id]";

function evaluated(changes: Parameters<typeof goodProductBut>[0]) {
  return evaluate(aSubject(goodProductBut(changes)), bundleOf("PRI-02", "META-01"));
}

const VAGUE = { [`${EMAIL_COLUMN}/description`]: "Customer" };

test("an element that fails in the draft and in what is published is named once, as the draft has it", () => {
  const published = evaluated({ [`${EMAIL_COLUMN}/description`]: "Somebody" });
  const { elements, unnamed } = failingElements([evaluated(VAGUE), published], "PRI-02");
  expect(elements.map(({ key, words }) => ({ key, words }))).toEqual([
    { key: COLUMN, words: 'Column "order_lines/customer_id" of output port "order-lines"' },
  ]);
  expect(elements[0]?.faults.map(({ message }) => message)).toEqual([expect.stringContaining('"Customer"')]);
  expect(unnamed).toBe(0);
});

test("what fails only in what is published counts as well, and what fails another policy does not", () => {
  const fine = evaluated({});
  expect(failingElements([fine, evaluated(VAGUE)], "PRI-02").elements).toHaveLength(1);
  expect(failingElements([fine, evaluated(VAGUE)], "META-01").elements).toEqual([]);
});

test("every fault of an element is told, and how many elements could not be named", () => {
  const poor = evaluated({ "/summary": "Short.", "/description/purpose": "Short." });
  const { elements } = failingElements([poor], "META-01");
  expect(elements).toHaveLength(1);
  expect(elements[0]?.faults.length).toBeGreaterThan(1);

  const cut = {
    ...poor,
    outcomes: poor.outcomes.map((outcome) => ({ ...outcome, failed: outcome.failed && 250 })),
  };
  expect(failingElements([cut], "META-01").unnamed).toBe(249);
});
