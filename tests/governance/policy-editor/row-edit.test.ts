import { describe, expect, test } from "vitest";
import { fieldChoices } from "@/components/governance/field-choices";
import {
  missingIn,
  newQuantifier,
  newRow,
  typeAt,
  withField,
  withList,
  withVerb,
} from "@/components/governance/row-edit";
import { operandChoices, operandOf, verbChoices } from "@/components/governance/verb-choices";
import { checkCondition } from "@/lib/governance/language/check";
import type { FormNode } from "@/lib/governance/language/form-model";
import { fromForm } from "@/lib/governance/language/from-form";
import { type Parameter, Selector } from "@/lib/governance/language/ir";
import { type Scope, scopeFor, scopeWithin } from "@/lib/governance/language/scope";
import { toNode } from "@/lib/governance/language/to-form";
import { POLICY_SCHEMA } from "@/lib/governance/policy-view-schema";

const PARAMS: Parameter[] = [
  { name: "min", type: "number", value: 3 },
  { name: "word", type: "string", value: "x" },
  { name: "words", type: "string[]", value: ["x", "y"] },
];

const scopes = Selector.options.map((select): [string, Scope] => [
  select,
  scopeFor(POLICY_SCHEMA, select, PARAMS),
]);

function problemsOf(node: FormNode, scope: Scope): string[] {
  return checkCondition(fromForm(node), scope).problems.map(({ message }) => message);
}

describe.each(scopes)("in a rule about %s", (_select, scope) => {
  const every = fieldChoices(scope).flatMap(({ options }) => options.map(({ value }) => value));
  // What can be said of a field follows from its type alone, so two of each type stand for all.
  const kinds = every.map((field) => typeAt(scope, field).kind);
  const fields = every.filter(
    (_, index) => kinds.slice(0, index).filter((kind) => kind === kinds[index]).length < 2,
  );

  test("a new row is sound as it is", () => {
    const row = newRow(scope);
    expect(problemsOf(row, scope)).toEqual([]);
    expect(missingIn(row)).toBeNull();
  });

  test("every field with every verb is sound, or asks for a value", () => {
    for (const field of fields) {
      const row = withField(newRow(scope), field, scope);
      for (const { verb } of verbChoices(typeAt(scope, field)).flatMap(({ options }) => options)) {
        const chosen = withVerb(row, verb.measure, verb.operator, scope);
        if (missingIn(chosen) === null)
          expect([field, verb, problemsOf(chosen, scope)]).toEqual([field, verb, []]);
      }
    }
  });

  test("whatever a row can be compared with fits it", () => {
    for (const field of fields) {
      const row = withField(newRow(scope), field, scope);
      for (const { verb } of verbChoices(typeAt(scope, field)).flatMap(({ options }) => options)) {
        const chosen = withVerb(row, verb.measure, verb.operator, scope);
        const others = operandChoices(chosen, scope).flatMap(({ options }) => options);
        for (const { value } of others.slice(0, 12)) {
          const compared = { ...chosen, operand: { kind: "field" as const, ...operandOf(value) } };
          // Whether a parameter holds a word of the vocabulary is the parameter's matter.
          const problems = problemsOf(compared, scope).filter((message) => !/allowed values/.test(message));
          expect([field, verb, value, problems]).toEqual([field, verb, value, []]);
        }
      }
    }
  });

  test("another field keeps what can still be said, and never leaves what cannot", () => {
    for (const field of fields) {
      for (const other of fields) {
        const row = withField(withField(newRow(scope), field, scope), other, scope);
        expect([field, other, problemsOf(row, scope)]).toEqual([field, other, []]);
      }
    }
  });
});

describe("a quantifier", () => {
  const scope = scopeFor(POLICY_SCHEMA, "product", []);

  test("asks for a condition, and its elements have a name of their own", () => {
    const outer = withList({ quantifier: "some" }, "it.outputPorts", scope);
    expect(missingIn(outer)).not.toBeNull();
    const type = typeAt(scope, outer.list);
    if (type.kind !== "list") throw new Error("Output ports are a list.");
    const inner = withList(
      { quantifier: "every" },
      `${outer.as}.columns`,
      scopeWithin(scope, outer.as, type.item),
    );
    expect(inner.as).not.toBe(outer.as);
    const columns = scopeWithin(scopeWithin(scope, outer.as, type.item), inner.as, {
      label: "column",
      type: { kind: "object", fields: { name: { label: "Name", type: { kind: "string" } } } },
    });
    const filled = {
      ...outer,
      condition: {
        ...outer.condition,
        children: [{ ...inner, condition: { ...inner.condition, children: [newRow(columns)] } }],
      },
    };
    expect(problemsOf(filled, scope)).toEqual([]);
    expect(toNode(fromForm(filled), scope)).toEqual(filled);
  });

  test("is offered wherever there is a list", () => {
    expect(newQuantifier(scope)).not.toBeNull();
  });
});
