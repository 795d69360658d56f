import type { z } from "zod";
import { Descriptor } from "./descriptor";
import { isJsonObject, type Json, type JsonObject } from "./json";
import { fromPointer, toPointer, valueAt } from "./json-pointer";
import { shapeCheck } from "./shape-check";

/** A place in the document that does not have the shape the standards ask for; the value itself is kept. */
export type ShapeProblem = { pointer: string; message: string };

const isDescriptor = shapeCheck(Descriptor);

export type ReadDescriptor = { descriptor: Descriptor; problems: readonly ShapeProblem[] };

/**
 * Reads any JSON object as a descriptor: what does not fit is left out of the *view* (never out of the document)
 * and reported. List items keep their position, so pointers into the view are pointers into the document.
 */
export function readDescriptor(document: JsonObject): ReadDescriptor {
  // Nearly every document fits, and what fits is read by the thousand: the document is its own view.
  if (isDescriptor(document)) return { descriptor: document, problems: [] };
  const problems: ShapeProblem[] = [];
  const view: Json = structuredClone(document);
  // Each round removes every misfit it sees; a union can reveal deeper ones only in the next round.
  for (let round = 0; round < 8; round++) {
    const result = Descriptor.safeParse(view);
    if (result.success) return { descriptor: result.data, problems };
    for (const issue of leavesOf(result.error.issues)) {
      const pointer = toPointer(issue.path.map(String));
      problems.push({ pointer, message: wordingOf(issue, valueAt(view, pointer)) });
      blankOut(view, fromPointer(pointer), issue);
    }
  }
  return { descriptor: Descriptor.parse({}), problems };
}

type Issue = z.core.$ZodIssue;

/** A union reports one issue per branch; the branch that got furthest says what the person meant. */
function leavesOf(issues: readonly Issue[]): Issue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== "invalid_union") return [issue];
    const deepest = issue.errors
      .map((branch) => branch.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })))
      .sort((a, b) => depthOf(b) - depthOf(a))[0];
    return deepest && depthOf(deepest) > issue.path.length ? leavesOf(deepest) : [issue];
  });
}

function depthOf(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

const ARTICLES: Record<string, string> = {
  string: "text",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "a group of fields",
  record: "a group of fields",
};

function wordingOf(issue: Issue, actual: Json | undefined): string {
  const expected =
    issue.code === "invalid_type" ? (ARTICLES[issue.expected] ?? issue.expected) : "another shape";
  const hint =
    issue.code === "invalid_type" && issue.expected === "string" && typeof actual === "number"
      ? ` Put it in quotes: "${actual}".`
      : "";
  return `Expected ${expected}, found ${nameOf(actual)}.${hint}`;
}

function nameOf(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  if (value === null) return "an empty value";
  if (Array.isArray(value)) return "a list";
  if (isJsonObject(value)) return "a group of fields";
  return typeof value === "string" ? "text" : `${value}`;
}

function blankOut(document: Json, path: readonly string[], issue: Issue): void {
  const key = path.at(-1);
  const parent = path
    .slice(0, -1)
    .reduce<Json | undefined>(
      (node, step) => (node === undefined ? undefined : valueAt(node, toPointer([step]))),
      document,
    );
  if (key === undefined) return;
  if (Array.isArray(parent))
    parent[Number(key)] = issue.code === "invalid_type" && issue.expected === "string" ? "" : {};
  // The clone is ours alone, so removing in place is safe.
  else if (isJsonObject(parent)) delete (parent as Record<string, Json>)[key];
}
