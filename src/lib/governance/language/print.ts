import type { Expression } from "./ir";

const CHOICE = 0;
const OR = 1;
const AND = 2;
const RELATION = 3;
const SUM = 4;
const PRODUCT = 5;
const UNARY = 6;
const MEMBER = 7;

function precedenceOf(node: Expression): number {
  switch (node.kind) {
    case "conditional":
      return CHOICE;
    case "or":
      return OR;
    case "and":
      return AND;
    case "binary":
      if (node.operator === "+" || node.operator === "-") return SUM;
      return node.operator === "*" || node.operator === "/" || node.operator === "%" ? PRODUCT : RELATION;
    case "not":
    case "negate":
      return UNARY;
    case "literal":
      return typeof node.value === "number" && node.value < 0 ? UNARY : MEMBER;
    default:
      return MEMBER;
  }
}

/** The canonical text of an expression; parsing it gives an equal expression. */
export function print(node: Expression): string {
  switch (node.kind) {
    case "literal":
      return JSON.stringify(node.value);
    case "list":
      return `[${node.items.map(print).join(", ")}]`;
    case "name":
      return node.name;
    case "field":
      return `${within(node.of, MEMBER)}.${node.name}`;
    case "index":
      return `${within(node.of, MEMBER)}[${print(node.index)}]`;
    case "call":
      if (node.function === "filled") return `filled(${print(node.of)})`;
      return `${within(node.of, MEMBER)}.${node.function}(${node.args.map(print).join(", ")})`;
    case "each":
      return `${within(node.of, MEMBER)}.${node.macro}(${node.as}, ${print(node.body)})`;
    case "not":
      return `!${within(node.of, UNARY)}`;
    case "negate": {
      // A minus directly before digits would be read as a negative number.
      const text = within(node.of, UNARY);
      return /^\d/.test(text) ? `-(${text})` : `-${text}`;
    }
    case "binary": {
      const precedence = precedenceOf(node);
      return `${within(node.left, precedence)} ${node.operator} ${within(node.right, precedence + 1)}`;
    }
    case "and":
      return node.items.map((item) => within(item, AND + 1)).join(" && ");
    case "or":
      return node.items.map((item) => within(item, OR + 1)).join(" || ");
    case "conditional":
      return `${within(node.condition, OR)} ? ${within(node.yes, OR)} : ${print(node.no)}`;
  }
}

function within(node: Expression, precedence: number): string {
  return precedenceOf(node) < precedence ? `(${print(node)})` : print(node);
}
