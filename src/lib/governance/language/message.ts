import { HIDDEN, type Leaf } from "./leaf";
import { didYouMean } from "./nearest-word";
import type { Field } from "./schema";
import { fieldAt, type Scope } from "./scope";
import type { Problem } from "./tokens";
import { ownField } from "./view";

type Placeholder = { path: string; start: number; end: number };
type Part = string | Placeholder;

const LEAF_NAMES = ["actual", "expected", "label", "field"] as const;
const PART = /\{\{|\}\}|\{([^{}]*)\}/g;
const SHOWN_CHARACTERS = 200;

/** Splits a template into text and `{placeholders}`; doubled braces stand for themselves. */
function partsOf(template: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of template.matchAll(PART)) {
    const end = match.index + match[0].length;
    const path = match[1]?.trim();
    parts.push(template.slice(from, match.index));
    parts.push(path === undefined ? match[0].charAt(0) : { path, start: match.index + 1, end: end - 1 });
    from = end;
  }
  return [...parts, template.slice(from)];
}

/** Everything wrong with a message template; its placeholders are fields in scope, or what the finding knows. */
export function checkMessage(template: string, scope: Scope): Problem[] {
  return partsOf(template).flatMap((part) => {
    if (typeof part === "string") {
      // A lone brace is left over as text; where it stands matters less than that it is told.
      const at = /[{}]/.test(part) && part.length > 1 ? template.indexOf(part) + part.search(/[{}]/) : -1;
      return at < 0 ? [] : [{ message: 'Write "{{" or "}}" for a brace.', path: "", start: at, end: at + 1 }];
    }
    const complaint = complaintAbout(part.path, scope);
    return complaint === null ? [] : [{ message: complaint, path: "", start: part.start, end: part.end }];
  });
}

function complaintAbout(path: string, scope: Scope): string | null {
  if (LEAF_NAMES.some((name) => name === path)) return null;
  const field = fieldAt(scope, path);
  if (!field) return `There is no field "${path}" to show.${didYouMean(path, knownPaths(path, scope))}`;
  if (isSensitive(path, scope)) return `"${path}" is sensitive and must not appear in a message.`;
  return isShowable(field) ? null : `"${path}" is not a single value; name a field inside it.`;
}

function knownPaths(path: string, scope: Scope): string[] {
  const parent = path.slice(0, Math.max(0, path.lastIndexOf(".")));
  const type = fieldAt(scope, parent)?.type;
  if (type?.kind === "object") return Object.keys(type.fields).map((name) => `${parent}.${name}`);
  return [...LEAF_NAMES, ...Object.keys(scope.names)];
}

function isShowable({ type }: Field): boolean {
  return type.kind === "list"
    ? isShowable(type.item) && type.item.type.kind !== "list"
    : type.kind !== "object";
}

function isSensitive(path: string, scope: Scope): boolean {
  const steps = path.split(".");
  return steps.some((_, depth) => fieldAt(scope, steps.slice(0, depth + 1).join("."))?.sensitive === true);
}

export type MessageContext = { names: ReadonlyMap<string, unknown>; scope: Scope };

/** The words of one finding as plain text; generated from the leaf when the template is blank. */
export function renderMessage(template: string, leaf: Leaf, context: MessageContext): string {
  if (template.trim() === "") return defaultMessage(leaf);
  return partsOf(template)
    .map((part) => (typeof part === "string" ? part : shown(valueAt(part.path, leaf, context))))
    .join("");
}

function valueAt(path: string, leaf: Leaf, { names, scope }: MessageContext): unknown {
  const own = LEAF_NAMES.find((name) => name === path);
  if (own) return leaf[own];
  if (isSensitive(path, scope)) return HIDDEN;
  const [root = "", ...steps] = path.split(".");
  return steps.reduce<unknown>(ownField, names.get(root) ?? null);
}

function defaultMessage(leaf: Leaf): string {
  const expected = [
    leaf,
    ...(leaf.alternatives ?? []).map((way) => ({ ...way, expected: `${way.field} ${way.expected}` })),
  ]
    .map((way) => way.expected)
    .join(", or ");
  if (leaf.actual === null) return `${leaf.label} is missing; expected ${expected}.`;
  const actual =
    typeof leaf.actual === "string" && leaf.actual !== HIDDEN
      ? `"${shown(leaf.actual)}"`
      : shown(leaf.actual);
  return `${leaf.label}: expected ${expected}, found ${actual}.`;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return "(missing)";
  if (typeof value === "boolean") return value ? "yes" : "no";
  const text = Array.isArray(value) ? value.map(shown).join(", ") || "(none)" : String(value);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
