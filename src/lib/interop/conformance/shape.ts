import { didYouMean } from "@/lib/governance/language/nearest-word";
import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";
import { toPointer } from "@/lib/registry/json-pointer";

/** What a document says against the standard it claims. An `error` breaks the standard, a `warning` is worth a look. */
export type Departure = { pointer: string; level: "error" | "warning"; message: string };

/** Judges one value; shapes are built from smaller ones. */
export type Shape = (value: Json, pointer: string) => Departure[];

export function departure(pointer: string, message: string, level: Departure["level"] = "error"): Departure {
  return { pointer, level, message };
}

type TextRules = { oneOf?: readonly string[]; like?: RegExp; filled?: boolean; as?: string };

export function text({ oneOf, like, filled = false, as = "text" }: TextRules = {}): Shape {
  return (value, pointer) => {
    if (typeof value !== "string") return [departure(pointer, `Expected ${as}, found ${nameOf(value)}.`)];
    if (oneOf && !oneOf.includes(value)) {
      const hint = didYouMean(value, oneOf) || ` Known are ${oneOf.join(", ")}.`;
      return [departure(pointer, `"${value}" is not known here.${hint}`)];
    }
    if (like && !like.test(value)) return [departure(pointer, `"${value}" is not ${as}.`)];
    return filled && value.trim() === "" ? [departure(pointer, "This text is empty.", "warning")] : [];
  };
}

export function number(rules: { whole?: boolean; above?: number; least?: number } = {}): Shape {
  return (value, pointer) => {
    if (typeof value !== "number") return [departure(pointer, `Expected a number, found ${nameOf(value)}.`)];
    if (rules.whole && !Number.isInteger(value)) return [departure(pointer, "Expected a whole number.")];
    if (rules.least !== undefined && value < rules.least)
      return [departure(pointer, `Expected ${rules.least} or more.`)];
    return rules.above !== undefined && value <= rules.above
      ? [departure(pointer, `Expected more than ${rules.above}.`)]
      : [];
  };
}

export const yesNo: Shape = (value, pointer) =>
  typeof value === "boolean" ? [] : [departure(pointer, `Expected true or false, found ${nameOf(value)}.`)];

export const anything: Shape = () => [];

/** Text, a number, true or false, or nothing. */
export const single: Shape = (value, pointer) =>
  typeof value === "object" && value !== null
    ? [departure(pointer, `Expected one value, found ${nameOf(value)}.`)]
    : [];

export function list(item: Shape, rules: { least?: number; most?: number; distinct?: boolean } = {}): Shape {
  return (value, pointer) => {
    if (!Array.isArray(value)) return [departure(pointer, `Expected a list, found ${nameOf(value)}.`)];
    const { least = 0, most = Number.POSITIVE_INFINITY } = rules;
    const found = value.flatMap((each: Json, index: number) => item(each, pointer + toPointer([index])));
    if (value.length < least || value.length > most) {
      const count = least === most ? `${least}` : `at least ${least}`;
      found.push(departure(pointer, `Expected ${count} entries, found ${value.length}.`));
    }
    if (rules.distinct) found.push(...repeated(value, pointer));
    return found;
  };
}

function repeated(items: readonly Json[], pointer: string): Departure[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const said = JSON.stringify(item);
    if (!seen.has(said)) {
      seen.add(said);
      return [];
    }
    return [departure(pointer + toPointer([index]), "This entry is there already.")];
  });
}

/** A list that is not a list is tried as the other shape, so that the message speaks of what was meant. */
export function listOr(items: Shape, other: Shape): Shape {
  return (value, pointer) => (Array.isArray(value) ? items(value, pointer) : other(value, pointer));
}

export type Fields = Readonly<Record<string, Shape>>;

export type GroupRules = {
  /** What people call such a group, with its article: `a column`. */
  what: string;
  fields: Fields | ((value: JsonObject) => Fields);
  required?: readonly string[] | ((value: JsonObject) => readonly string[]);
  /** Whether the standard forbids fields it does not name. */
  closed?: boolean;
  /** Fields another version of the standard has, and which. */
  elsewhere?: (field: string) => string | undefined;
  also?: (value: JsonObject, pointer: string) => Departure[];
};

export function group({ what, fields, required = [], closed = true, elsewhere, also }: GroupRules): Shape {
  return (value, pointer) => {
    if (!isJsonObject(value)) return [departure(pointer, `Expected ${what}, found ${nameOf(value)}.`)];
    const known = typeof fields === "function" ? fields(value) : fields;
    const needed = typeof required === "function" ? required(value) : required;
    const missing = needed
      .filter((field) => !Object.hasOwn(value, field))
      .map((field) => departure(pointer, `"${field}" is missing from ${what}.`));
    const within = Object.entries(value).flatMap(([field, inner]) => {
      const at = pointer + toPointer([field]);
      const shape = Object.hasOwn(known, field) ? known[field] : undefined;
      if (shape) return shape(inner, at);
      return closed ? [departure(at, unknownField(field, what, known, elsewhere?.(field)))] : [];
    });
    return [...missing, ...within, ...(also?.(value, pointer) ?? [])];
  };
}

function unknownField(field: string, what: string, known: Fields, elsewhere: string | undefined): string {
  if (elsewhere) return `"${field}" belongs to ${elsewhere}, not to the version this document claims.`;
  return `"${field}" is not a field of ${what}.${didYouMean(field, Object.keys(known))}`;
}

export function nameOf(value: Json): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a group of fields";
  return typeof value === "string"
    ? `the text "${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`
    : `${value}`;
}
