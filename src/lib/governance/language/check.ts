import { checkCall } from "./check-call";
import { checkOperator } from "./check-operator";
import type { Expression, Rule } from "./ir";
import { childrenOf } from "./limits";
import { didYouMean } from "./nearest-word";
import { parse } from "./parse";
import { print } from "./print";
import { fieldOf, type RuleSchema } from "./schema";
import { type Scope, scopeFor, scopeWithin } from "./scope";
import type { Problem } from "./tokens";
import {
  ANYTHING,
  areComparable,
  BOOLEAN,
  isText,
  NUMBER,
  nameOf,
  STRING,
  type Type,
  toFieldType,
  type Walk,
} from "./type";

export type Checked = { expression: Expression | null; problems: Problem[] };

/**
 * Everything wrong with a condition, given as text or as IR; `expression` is null when the text cannot be read.
 *
 * For IR the offsets of a problem point into its canonical text; the path is the same for both.
 */
export function checkCondition(source: string | Expression, scope: Scope): Checked {
  const parsed = parse(typeof source === "string" ? source : print(source));
  if (!parsed.ok) return { expression: null, problems: [parsed.problem] };

  const { expression, spans } = parsed;
  const problems: Problem[] = [];
  const spanOf: Walk["spanOf"] = (node) => spans.get(node) ?? { start: 0, end: 0 };
  const report: Walk["report"] = (node, path, message, span = spanOf(node)) => {
    problems.push({ message, path, start: span.start, end: span.end });
    return ANYTHING;
  };
  expectBoolean(expression, "", { scope, spanOf, report });
  return { expression, problems };
}

/** The problems of both conditions of a rule; their paths begin with `/where` or `/require`. */
export function checkRule(rule: Rule, schema: RuleSchema): Problem[] {
  const scope = scopeFor(schema, rule.select, rule.params);
  return (["where", "require"] as const).flatMap((part) => {
    const condition = rule[part];
    if (condition === undefined) return [];
    return checkCondition(condition, scope).problems.map((problem) => ({
      ...problem,
      path: `/${part}${problem.path}`,
    }));
  });
}

function typeOf(node: Expression, path: string, walk: Walk): Type {
  switch (node.kind) {
    case "literal":
      if (node.value === null) return { kind: "null" };
      return typeof node.value === "string" ? STRING : typeof node.value === "number" ? NUMBER : BOOLEAN;
    case "list":
      return typeOfList(node, path, walk);
    case "name":
      return typeOfName(node, path, walk);
    case "field":
      return typeOfField(node, path, walk);
    case "index":
      return typeOfIndex(node, path, walk);
    case "call": {
      const receiver = typeOf(node.of, `${path}/of`, walk);
      const args = node.args.map((arg, index) => typeOf(arg, `${path}/args/${index}`, walk));
      return checkCall(node, receiver, args, path, walk);
    }
    case "each":
      return typeOfEach(node, path, walk);
    case "not":
      return expectBoolean(node.of, `${path}/of`, walk);
    case "negate":
      return expectNumber(node.of, `${path}/of`, walk);
    case "and":
    case "or":
      for (const { key, node: item } of childrenOf(node)) expectBoolean(item, `${path}/${key}`, walk);
      return BOOLEAN;
    case "binary": {
      const left = typeOf(node.left, `${path}/left`, walk);
      const right = typeOf(node.right, `${path}/right`, walk);
      const isKnown = left.kind !== "any" && right.kind !== "any";
      return isKnown ? checkOperator(node, left, right, path, walk) : ANYTHING;
    }
    case "conditional":
      return typeOfConditional(node, path, walk);
  }
}

type Of<K extends Expression["kind"]> = Extract<Expression, { kind: K }>;

function expectBoolean(node: Expression, path: string, walk: Walk): Type {
  const type = typeOf(node, path, walk);
  if (type.kind !== "boolean" && type.kind !== "any") {
    walk.report(node, path, `A condition must be true or false, but this is ${nameOf(type)}.`);
  }
  return BOOLEAN;
}

function expectNumber(node: Expression, path: string, walk: Walk): Type {
  const type = typeOf(node, path, walk);
  if (type.kind !== "number" && type.kind !== "any") {
    walk.report(node, path, `This must be a number, but it is ${nameOf(type)}.`);
  }
  return NUMBER;
}

function typeOfList(node: Of<"list">, path: string, walk: Walk): Type {
  let common: Type = { kind: "null" };
  for (const { key, node: item } of childrenOf(node)) {
    const type = typeOf(item, `${path}/${key}`, walk);
    if (type.kind === "null") walk.report(item, `${path}/${key}`, "A list cannot hold null.");
    else if (!areComparable(common, type)) {
      walk.report(item, `${path}/${key}`, `The items of a list are of one type; this is ${nameOf(type)}.`);
    } else if (common.kind === "null") common = type;
  }
  return { kind: "list", item: { label: "item", type: common } };
}

function typeOfName(node: Of<"name">, path: string, walk: Walk): Type {
  const { names } = walk.scope;
  const field = Object.hasOwn(names, node.name) ? names[node.name] : undefined;
  if (field) return field.type;
  const known = Object.keys(names);
  const advice = didYouMean(node.name, known) || ` Known here: ${known.join(", ")}.`;
  return walk.report(node, path, `There is no "${node.name}" here.${advice}`);
}

function typeOfField(node: Of<"field">, path: string, walk: Walk): Type {
  const { name } = node;
  const { end } = walk.spanOf(node);
  const span = { start: end - name.length, end };
  const type = typeOf(node.of, `${path}/of`, walk);
  if (type.kind === "any") return type;
  if (type.kind === "list") {
    const advice = `Use .all(x, x.${name} …) or .exists(x, x.${name} …).`;
    return walk.report(node, path, `"${name}" cannot be read from a list. ${advice}`, span);
  }
  if (type.kind !== "object")
    return walk.report(node, path, `"${name}" cannot be read from ${nameOf(type)}.`, span);
  const field = fieldOf(type, name);
  if (field) return field.type;
  const message = `There is no field "${name}" here.${didYouMean(name, Object.keys(type.fields))}`;
  return walk.report(node, path, message, span);
}

function typeOfIndex(node: Of<"index">, path: string, walk: Walk): Type {
  expectNumber(node.index, `${path}/index`, walk);
  const type = typeOf(node.of, `${path}/of`, walk);
  if (type.kind === "list") return type.item.type;
  if (type.kind === "any") return type;
  return walk.report(node.of, `${path}/of`, `Only a list is read with [ ], but this is ${nameOf(type)}.`);
}

function typeOfEach(node: Of<"each">, path: string, walk: Walk): Type {
  const type = typeOf(node.of, `${path}/of`, walk);
  if (type.kind === "any") return type;
  if (type.kind !== "list") {
    return walk.report(
      node.of,
      `${path}/of`,
      `".${node.macro}" works on a list, but this is ${nameOf(type)}.`,
    );
  }
  const item = toFieldType(type.item.type);
  if (!item) return walk.report(node.of, `${path}/of`, "This list is always empty.");
  if (Object.hasOwn(walk.scope.names, node.as)) {
    return walk.report(
      node,
      path,
      `"${node.as}" already means something here; choose another name for the element.`,
    );
  }
  const inner = { ...walk, scope: scopeWithin(walk.scope, node.as, { ...type.item, type: item }) };
  if (node.macro === "map") {
    return { kind: "list", item: { label: "item", type: typeOf(node.body, `${path}/body`, inner) } };
  }
  expectBoolean(node.body, `${path}/body`, inner);
  return node.macro === "filter" ? type : BOOLEAN;
}

function typeOfConditional(node: Of<"conditional">, path: string, walk: Walk): Type {
  expectBoolean(node.condition, `${path}/condition`, walk);
  const yes = typeOf(node.yes, `${path}/yes`, walk);
  const no = typeOf(node.no, `${path}/no`, walk);
  if (!areComparable(yes, no)) {
    return walk.report(node, path, `Both results must be of one type, not ${nameOf(yes)} and ${nameOf(no)}.`);
  }
  if (isText(yes) && isText(no)) return STRING;
  return yes.kind === "null" ? no : yes;
}
