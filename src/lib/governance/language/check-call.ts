import { FUNCTIONS } from "./functions";
import type { Expression } from "./ir";
import { compilePattern } from "./pattern";
import { BOOLEAN, isText, NUMBER, nameOf, STRING, type Type, type Walk } from "./type";

type Call = Extract<Expression, { kind: "call" }>;

/** The type of a call whose receiver and arguments have been found to be of these types. */
export function checkCall(node: Call, receiver: Type, args: readonly Type[], path: string, walk: Walk): Type {
  const { on, argument, gives } = FUNCTIONS[node.function];
  if (on && receiver.kind !== "any" && !on.some((kind) => kind === receiver.kind)) {
    walk.report(node.of, `${path}/of`, complaintAbout(node, receiver));
  }
  checkArgument(node, argument, args, path, walk);
  switch (gives) {
    case "boolean":
      return BOOLEAN;
    case "number":
      return NUMBER;
    case "string":
      return STRING;
    case "same":
      return receiver;
  }
}

function complaintAbout(node: Call, receiver: Type): string {
  if (receiver.kind === "list" && node.function === "contains") {
    return `To look for an item in a list, write "item in list".`;
  }
  const isDateFunction = node.function === "daysUntil" || node.function === "daysSince";
  const needs = node.function === "distinct" ? "a list" : isDateFunction ? "a date" : "text";
  return `".${node.function}()" needs ${needs}, but this is ${nameOf(receiver)}.`;
}

function checkArgument(
  node: Call,
  wanted: "none" | "text" | "pattern",
  types: readonly Type[],
  path: string,
  walk: Walk,
) {
  const [arg, ...rest] = node.args;
  const type = types[0];
  if (wanted === "none") {
    if (arg)
      walk.report(arg, `${path}/args/0`, `".${node.function}()" takes nothing between its parentheses.`);
    return;
  }
  if (!arg || !type || rest.length > 0) {
    walk.report(node, path, `".${node.function}(…)" takes one text between its parentheses.`);
    return;
  }
  if (wanted === "text") {
    if (!isText(type) && type.kind !== "any") {
      walk.report(arg, `${path}/args/0`, `This must be text, but it is ${nameOf(type)}.`);
    }
    return;
  }
  if (arg.kind !== "literal" || typeof arg.value !== "string") {
    walk.report(
      arg,
      `${path}/args/0`,
      "A pattern is written out here; it cannot come from a field or a parameter.",
    );
    return;
  }
  const compiled = compilePattern(arg.value);
  if (!compiled.ok) walk.report(arg, `${path}/args/0`, compiled.reason);
}
