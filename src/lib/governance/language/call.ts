import { daysBetween, instantOf } from "./calendar";
import type { FunctionName } from "./ir";
import { type Run, spend, UNKNOWN, type Value } from "./run";

const VERSION = /^(\d{1,9})\.(\d{1,9})\.\d{1,9}(?:[-+][0-9A-Za-z.+-]*)?$/;

/** The result of a library function; UNKNOWN for a receiver that is missing or of the wrong kind. */
export function call(name: FunctionName, of: Value, arg: Value, run: Run): Value {
  if (name === "filled") return isFilled(of, run);
  if (Array.isArray(of)) return callOnList(name, of, run);
  if (typeof of === "string") return callOnText(name, of, arg, run);
  // A text function of missing text is missing text, so that `filled(it.name.trim())` is simply false.
  return of === null && (name === "trim" || name === "lower") ? null : UNKNOWN;
}

function isFilled(value: Value, run: Run): boolean {
  if (value === UNKNOWN || value === null || value === undefined) return false;
  if (typeof value === "string") return spend(run, value.length / 64) && value.trim() !== "";
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== "object" || Object.keys(value).length > 0;
}

function callOnList(name: FunctionName, items: readonly Value[], run: Run): Value {
  if (name === "size") return items.length;
  if (name !== "distinct") return UNKNOWN;
  return spend(run, items.length) ? [...new Set(items)] : UNKNOWN;
}

function callOnText(name: FunctionName, text: string, arg: Value, run: Run): Value {
  if (!spend(run, text.length / 64)) return UNKNOWN;
  switch (name) {
    case "size":
      // Characters as people count them, not UTF-16 units.
      return [...text].length;
    case "trim":
      return text.trim();
    case "lower":
      return text.toLowerCase();
    case "startsWith":
      return typeof arg === "string" ? text.startsWith(arg) : UNKNOWN;
    case "endsWith":
      return typeof arg === "string" ? text.endsWith(arg) : UNKNOWN;
    case "contains":
      // A search may compare every character of one text with every character of the other.
      return typeof arg === "string" && spend(run, (text.length * arg.length) / 1_024)
        ? text.includes(arg)
        : UNKNOWN;
    case "matches":
      return matches(text, arg, run);
    case "major":
    case "minor": {
      const digits = VERSION.exec(text)?.[name === "major" ? 1 : 2];
      return digits === undefined ? UNKNOWN : Number(digits);
    }
    case "daysUntil":
    case "daysSince":
      return daysFromAsOf(text, name === "daysUntil" ? 1 : -1, run.asOf);
    default:
      return UNKNOWN;
  }
}

function matches(text: string, source: Value, run: Run): Value {
  const pattern = typeof source === "string" ? run.patterns.get(source) : undefined;
  if (!pattern || !spend(run, (text.length * pattern.size) / 64)) return UNKNOWN;
  return pattern.test(text);
}

function daysFromAsOf(text: string, direction: 1 | -1, asOf: Date): Value {
  const instant = instantOf(text);
  const days = instant === null ? Number.NaN : daysBetween(asOf.getTime(), instant) * direction;
  // An invalid asOf gives NaN; minus zero would make two equal counts differ.
  return Number.isNaN(days) ? UNKNOWN : days + 0;
}
