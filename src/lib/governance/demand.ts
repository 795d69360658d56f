import { type Allowed, among, chosen, excludes, interval } from "./allowed-values";
import type { Expression, LiteralValue, Parameter, Rule, Selector } from "./language/ir";
import { childrenOf } from "./language/limits";
import { print } from "./language/print";

/** One thing that must hold of one value, whatever else must hold. */
export type Demand = {
  /** The value, written the same in every rule that means it: `port.slo.availability`. */
  subject: string;
  allowed: Allowed;
  /** Whether it is true or false of a missing value too, and never undetermined. */
  isTotal: boolean;
  /** As its author wrote it. */
  expression: Expression;
};

/** Everything a condition demands for certain: the parts that must hold together, and only those that can be compared. */
export function demandsOf(
  condition: Expression,
  { select, params }: Pick<Rule, "select" | "params">,
): Demand[] {
  return conjuncts(condition).flatMap((part) => {
    const found = readDemand(part.of, part.isDenied, params);
    const subject = found && subjectOf(found.of, select);
    return found && subject ? [{ ...found.demand, subject, expression: part.written }] : [];
  });
}

type Part = { of: Expression; isDenied: boolean; written: Expression };

function conjuncts(condition: Expression, isDenied = false, written = condition): Part[] {
  if (condition.kind === "not") return conjuncts(condition.of, !isDenied, written);
  if (condition.kind === (isDenied ? "or" : "and") && "items" in condition)
    return condition.items.flatMap((item) =>
      conjuncts(item, isDenied, isDenied ? { kind: "not", of: item } : item),
    );
  return [{ of: condition, isDenied, written }];
}

type Found = { of: Expression; demand: Pick<Demand, "allowed" | "isTotal"> };

function readDemand(part: Expression, isDenied: boolean, params: readonly Parameter[]): Found | null {
  if (part.kind === "field") return { of: part, demand: { allowed: among([!isDenied]), isTotal: false } };
  if (part.kind === "call" && part.function === "filled")
    return { of: part.of, demand: { allowed: { kind: isDenied ? "blank" : "filled" }, isTotal: true } };
  if (part.kind !== "binary") return null;
  const { operator, left, right } = part;
  if (operator === "in") {
    const values = listIn(right, params);
    return values && { of: left, demand: { allowed: chosen(values, isDenied), isTotal: true } };
  }
  const [value, of, isTurned] =
    literalIn(right, params) === undefined
      ? ([literalIn(left, params), right, true] as const)
      : ([literalIn(right, params), left, false] as const);
  if (value === undefined) return null;
  if (operator === "==" || operator === "!=")
    return { of, demand: { allowed: chosen([value], (operator === "!=") !== isDenied), isTotal: true } };
  if (typeof value !== "number") return null;
  const allowed = interval(isTurned ? TURNED[operator] : operator, value, isDenied);
  return allowed && { of, demand: { allowed, isTotal: false } };
}

const TURNED: Readonly<Record<string, string>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };
function literalIn(node: Expression, params: readonly Parameter[]): LiteralValue | undefined {
  if (node.kind === "literal") return node.value;
  if (node.kind === "negate") {
    const value = literalIn(node.of, params);
    return typeof value === "number" ? -value : undefined;
  }
  const value = parameterIn(node, params)?.value;
  return typeof value === "object" ? undefined : value;
}

function listIn(node: Expression, params: readonly Parameter[]): readonly LiteralValue[] | null {
  if (node.kind === "list") {
    const values = node.items.map((item) => literalIn(item, params));
    return values.every((value) => value !== undefined) ? values : null;
  }
  const value = parameterIn(node, params)?.value;
  return Array.isArray(value) ? value : null;
}

function parameterIn(node: Expression, params: readonly Parameter[]): Parameter | undefined {
  const isParameter = node.kind === "field" && node.of.kind === "name" && node.of.name === "param";
  return isParameter ? params.find(({ name }) => name === node.name) : undefined;
}

const ELEMENTS: Readonly<Record<Selector, string>> = {
  product: "product",
  "outputPorts[]": "port",
  "outputPorts[].columns[]": "column",
  "inputPorts[]": "inputPort",
  "change.breaking[]": "breaking",
  "change.lowered[]": "lowered",
  "access.requests[]": "request",
};

/** Null for what cannot be told to be the same value elsewhere. */
function subjectOf(of: Expression, select: Selector): string | null {
  if (of.kind === "literal" || reads(of, "param") || rebinds(of)) return null;
  return print(renamed(of, ELEMENTS[select]));
}

function reads(node: Expression, name: string): boolean {
  return (
    (node.kind === "name" && node.name === name) || childrenOf(node).some((child) => reads(child.node, name))
  );
}

/** A loop whose element is called as the selected one is not worth telling apart. */
function rebinds(node: Expression): boolean {
  return (
    (node.kind === "each" && ["it", ...Object.values(ELEMENTS)].includes(node.as)) ||
    childrenOf(node).some((child) => rebinds(child.node))
  );
}

/** The expression with the selected element called by what it is. */
export function renamed(node: Expression, element: string): Expression {
  if (node.kind === "name") return node.name === "it" ? { ...node, name: element } : node;
  const within = (child: Expression) => renamed(child, element);
  switch (node.kind) {
    case "literal":
      return node;
    case "list":
    case "and":
    case "or":
      return { ...node, items: node.items.map(within) };
    case "field":
    case "not":
    case "negate":
      return { ...node, of: within(node.of) };
    case "index":
      return { ...node, of: within(node.of), index: within(node.index) };
    case "call":
      return { ...node, of: within(node.of), args: node.args.map(within) };
    case "each":
      return { ...node, of: within(node.of), body: within(node.body) };
    case "binary":
      return { ...node, left: within(node.left), right: within(node.right) };
    case "conditional":
      return {
        ...node,
        condition: within(node.condition),
        yes: within(node.yes),
        no: within(node.no),
      };
  }
}

/** Whether no value, missing ones included, meets both. "No" where it cannot be told. */
export function excludeEachOther({ allowed: a }: Demand, { allowed: b }: Demand): boolean {
  return excludes(a, b);
}
