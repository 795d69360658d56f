import { Cursor } from "./cursor";
import { type BinaryOperator, type Expression, FunctionName, KEYWORDS, Macro } from "./ir";
import { LIMITS, limitBreach } from "./limits";
import { didYouMean } from "./nearest-word";
import { type Problem, type Span, tokenise } from "./tokens";

/** `spans` holds the place of every node in the text, without the parentheses around it. */
export type Parsed =
  | { ok: true; expression: Expression; spans: WeakMap<Expression, Span> }
  | { ok: false; problem: Problem };

const PRECEDENCE: readonly (readonly BinaryOperator[])[] = [
  ["==", "!=", "<", "<=", ">", ">=", "in"],
  ["+", "-"],
  ["*", "/", "%"],
];
const METHODS = [...FunctionName.options.filter((name) => name !== "filled"), ...Macro.options];

/** Reads a condition in CEL syntax; parentheses around `&&` and `||` groups are kept as groups. */
export function parse(text: string): Parsed {
  if (text.length > LIMITS.characters) {
    const message = `A condition has at most ${LIMITS.characters} characters.`;
    return { ok: false, problem: { message, path: "", start: LIMITS.characters, end: text.length } };
  }
  const { tokens, error } = tokenise(text);
  if (error) return { ok: false, problem: error };

  const cursor = new Cursor(tokens);
  const expression = parseExpression(cursor);
  if (cursor.token.kind !== "end") cursor.fail("An operator such as && is missing before this.");
  const breach = cursor.problem ? null : limitBreach(expression);
  if (breach) cursor.failAt(cursor.spans.get(breach.node) ?? cursor.token, breach.message);
  return cursor.problem
    ? { ok: false, problem: cursor.problem }
    : { ok: true, expression, spans: cursor.spans };
}

function parseExpression(cursor: Cursor): Expression {
  return cursor.nested(() => {
    const { start } = cursor.token;
    const condition = parseChain(cursor, "||", "or", () =>
      parseChain(cursor, "&&", "and", () => parseBinary(cursor, 0)),
    );
    if (!cursor.accept("?")) return condition;
    const yes = parseExpression(cursor);
    cursor.expect(":", 'A choice is written "condition ? one : other"; the ":" is missing.');
    const no = parseExpression(cursor);
    return cursor.node({ kind: "conditional", condition, yes, no }, start);
  });
}

function parseChain(
  cursor: Cursor,
  symbol: string,
  kind: "and" | "or",
  operand: () => Expression,
): Expression {
  const { start } = cursor.token;
  const first = operand();
  const items = [first];
  while (cursor.accept(symbol)) items.push(operand());
  return items.length === 1 ? first : cursor.node({ kind, items }, start);
}

function parseBinary(cursor: Cursor, level: number): Expression {
  const operators = PRECEDENCE[level];
  if (!operators) return parseUnary(cursor);
  const { start } = cursor.token;
  let left = parseBinary(cursor, level + 1);
  for (;;) {
    const operator = operators.find((candidate) => cursor.accept(candidate));
    if (!operator) return left;
    left = cursor.node({ kind: "binary", operator, left, right: parseBinary(cursor, level + 1) }, start);
  }
}

function parseUnary(cursor: Cursor): Expression {
  const { start } = cursor.token;
  if (cursor.accept("!"))
    return cursor.node({ kind: "not", of: cursor.nested(() => parseUnary(cursor)) }, start);
  if (!cursor.accept("-")) return parsePostfix(cursor);
  const { token } = cursor;
  const after = cursor.peek(1);
  const isReceiver = after?.kind === "symbol" && (after.text === "." || after.text === "[");
  if (token.kind === "number" && !isReceiver) {
    cursor.advance();
    return cursor.node({ kind: "literal", value: 0 - token.value }, start);
  }
  return cursor.node({ kind: "negate", of: cursor.nested(() => parseUnary(cursor)) }, start);
}

function parsePostfix(cursor: Cursor): Expression {
  const { start } = cursor.token;
  let of = parsePrimary(cursor);
  for (;;) {
    if (cursor.accept(".")) of = parseMember(cursor, of, start);
    else if (cursor.accept("[")) {
      const index = parseExpression(cursor);
      cursor.expect("]", 'The "]" is missing.');
      of = cursor.node({ kind: "index", of, index }, start);
    } else return of;
  }
}

function parseMember(cursor: Cursor, of: Expression, start: number): Expression {
  const { token } = cursor;
  if (token.kind !== "name") return cursor.fail("A field or function name is missing after the dot.");
  cursor.advance();
  if (!cursor.accept("(")) return cursor.node({ kind: "field", of, name: token.text }, start);

  const macro = Macro.safeParse(token.text);
  if (macro.success) return parseEach(cursor, of, macro.data, start);
  const called = FunctionName.safeParse(token.text);
  if (!called.success) {
    return cursor.failAt(token, `There is no function "${token.text}".${didYouMean(token.text, METHODS)}`);
  }
  if (called.data === "filled") return cursor.failAt(token, 'Write "filled(…)" around the field.');
  return cursor.node({ kind: "call", function: called.data, of, args: parseListUntil(cursor, ")") }, start);
}

function parseEach(cursor: Cursor, of: Expression, macro: Macro, start: number): Expression {
  const { token } = cursor;
  const form = `Write ".${macro}(x, …)": a name for the element, a comma and what to check.`;
  if (token.kind !== "name" || KEYWORDS.includes(token.text)) return cursor.fail(form);
  cursor.advance();
  cursor.expect(",", form);
  const body = parseExpression(cursor);
  cursor.expect(")", 'The ")" is missing.');
  return cursor.node({ kind: "each", macro, of, as: token.text, body }, start);
}

function parseListUntil(cursor: Cursor, closing: string): Expression[] {
  const items: Expression[] = [];
  if (cursor.accept(closing)) return items;
  do items.push(parseExpression(cursor));
  while (cursor.accept(","));
  cursor.expect(closing, `A comma or "${closing}" is missing.`);
  return items;
}

function parsePrimary(cursor: Cursor): Expression {
  const { token } = cursor;
  const { start } = token;
  if (token.kind === "end") return cursor.fail("The condition ends too early: a value is missing.");
  cursor.advance();
  if (token.kind === "number" || token.kind === "string") {
    return cursor.node({ kind: "literal", value: token.value }, start);
  }
  if (token.kind === "name") return parseNamed(cursor, token.text, token);
  if (token.text === "[") return cursor.node({ kind: "list", items: parseListUntil(cursor, "]") }, start);
  if (token.text !== "(") return cursor.failAt(token, `A value is missing before "${token.text}".`);
  const inner = parseExpression(cursor);
  cursor.expect(")", 'The ")" is missing.');
  return inner;
}

function parseNamed(cursor: Cursor, name: string, span: Span): Expression {
  if (name === "true" || name === "false")
    return cursor.node({ kind: "literal", value: name === "true" }, span.start);
  if (name === "null") return cursor.node({ kind: "literal", value: null }, span.start);
  if (name === "in") return cursor.failAt(span, 'A value is missing before "in".');
  if (!cursor.accept("(")) return cursor.node({ kind: "name", name }, span.start);
  if (name === "has")
    return cursor.failAt(span, 'Use "filled(…)": it is also false for blank text and empty lists.');
  if (name !== "filled") {
    const isMethod = METHODS.some((method) => method === name);
    const advice = isMethod ? ` Write "value.${name}(…)".` : didYouMean(name, ["filled"]);
    return cursor.failAt(span, `There is no function "${name}" of this form.${advice}`);
  }
  const of = parseExpression(cursor);
  cursor.expect(")", 'The ")" is missing.');
  return cursor.node({ kind: "call", function: "filled", of, args: [] }, span.start);
}
