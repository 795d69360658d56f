import { aboutOf } from "./about";
import { evaluate } from "./evaluate";
import { ALWAYS, type Outcome } from "./evaluation";
import { checkCondition, checkRule } from "./language/check";
import type { Expression } from "./language/ir";
import { childrenOf } from "./language/limits";
import { checkMessage } from "./language/message";
import { scopeFor } from "./language/scope";
import type { Problem } from "./language/tokens";
import type { Example, PolicyContent } from "./model";
import { POLICY_SCHEMA } from "./policy-view-schema";
import { type Direction, tightensAsDeclared } from "./tightening";

/** Where in the policy (`/rule/require/left`), from where to where in the text there if it is text, and what is wrong. */
export type PolicyProblem = { path: string; start: number; end: number; message: string };

/** Why a policy may not be saved or put in force; none means it may. Examples run once everything else holds. */
export function policyProblems(content: PolicyContent): PolicyProblem[] {
  const problems = [
    ...within("/rule", checkRule(content.rule, POLICY_SCHEMA)),
    ...scopeProblems(content),
    ...within("/message", checkMessage(content.message, ruleScope(content))),
    ...unusedParameters(content),
    ...wrongDirections(content),
    ...levelProblems(content),
  ];
  if (problems.length > 0) return problems;
  return content.examples.flatMap((example, index) =>
    exampleProblems(content, example, `/examples/${index}`),
  );
}

function ruleScope({ rule }: PolicyContent) {
  return scopeFor(POLICY_SCHEMA, rule.select, rule.params);
}

function within(path: string, problems: readonly Problem[]): PolicyProblem[] {
  return problems.map((problem) => ({ ...problem, path: path + problem.path }));
}

export function problemAt(path: string, message: string): PolicyProblem {
  return { path, start: 0, end: 0, message };
}

function scopeProblems({ scope, rule }: PolicyContent): PolicyProblem[] {
  if (scope === null) return [];
  return within("/scope", checkCondition(scope, scopeFor(POLICY_SCHEMA, "product", rule.params)).problems);
}

function unusedParameters({ rule, scope, message }: PolicyContent): PolicyProblem[] {
  const used = [rule.require, rule.where, scope].flatMap((part) => (part ? [...parametersIn(part)] : []));
  return rule.params.flatMap(({ name }, index) =>
    used.includes(name) || message.includes(`{param.${name}}`)
      ? []
      : [
          problemAt(
            `/rule/params/${index}`,
            `The parameter "${name}" is not used; remove it, or use param.${name}.`,
          ),
        ],
  );
}

function levelProblems(content: PolicyContent): PolicyProblem[] {
  if (content.level !== "inform" || aboutOf(content) !== "access") return [];
  const message =
    "A policy about access refuses a request, or takes a second decision for it: choose warn, block or mandatory.";
  return [problemAt("/level", message)];
}

function wrongDirections({ rule, scope }: PolicyContent): PolicyProblem[] {
  return rule.params.flatMap((param, index) => {
    if (param.type === "string" || param.tighten === undefined) return [];
    const { name, tighten } = param;
    if (tightensAsDeclared({ rule, scope }, { name, tighten })) return [];
    const message = `It cannot be told from the rule that ${DIRECTION_WORDS[tighten]} “${param.label ?? name}” always asks for more. Choose another direction, or none.`;
    return [problemAt(`/rule/params/${index}`, message)];
  });
}

const DIRECTION_WORDS = {
  up: "a greater",
  down: "a smaller",
  subset: "a shorter",
} as const satisfies Record<Direction, string>;

function parametersIn(node: Expression): string[] {
  const own = node.kind === "field" && node.of.kind === "name" && node.of.name === "param" ? [node.name] : [];
  return [...own, ...childrenOf(node).flatMap((child) => parametersIn(child.node))];
}

function exampleProblems(content: PolicyContent, example: Example, path: string): PolicyProblem[] {
  const outcome = runExample(content, example);
  const found = [...new Set(outcome.findings.map(({ pointer }) => pointer))];
  if (outcome.status === "error")
    return [problemAt(path, outcome.error ?? "The example could not be evaluated.")];
  if (example.expect === "pass") {
    const places = found.map((pointer) => pointer || "the product as a whole").join(", ");
    return outcome.status === "fail"
      ? [problemAt(path, `"${example.name}" should pass, but fails at ${places}.`)]
      : [];
  }
  const { failAt } = example.expect;
  if (outcome.status === "not-applicable") {
    const words =
      aboutOf(content) === "access" && !example.access?.length
        ? `"${example.name}" should fail, but there is no request for access in it.`
        : `"${example.name}" should fail, but the policy does not apply to it.`;
    return [problemAt(path, words)];
  }
  const missed = failAt.filter((pointer) => !found.includes(pointer));
  const extra = found.filter((pointer) => !failAt.includes(pointer));
  return [
    ...missed.map((pointer) =>
      problemAt(
        path,
        `"${example.name}" should fail at ${pointer || "the product as a whole"}, but does not.`,
      ),
    ),
    ...extra.map((pointer) =>
      problemAt(path, `"${example.name}" also fails at ${pointer || "the product as a whole"}.`),
    ),
  ];
}

/** What the policy alone says about one of its examples. */
export function runExample(content: PolicyContent, example: Example): Outcome {
  const { examples: _examples, ...requirement } = content;
  const { outcomes } = evaluate(
    {
      ref: EXAMPLE_REF,
      document: example.document,
      previous: example.previous,
      lastPublished: new Date(example.lastPublished),
      asOf: new Date(example.asOf),
      baseline: null,
      waivers: [],
      ...(example.access && { access: example.access }),
    },
    {
      hash: "example",
      policies: [{ key: "EX-1", version: 1, layer: { kind: "global" }, requirement, ...ALWAYS }],
    },
  );
  const outcome = outcomes.find(({ policy }) => policy.key === "EX-1");
  if (!outcome) throw new Error("An evaluation has an outcome for every policy.");
  return outcome;
}

const EXAMPLE_REF = { domain: "example", name: "example" };
