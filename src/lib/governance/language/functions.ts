import type { FunctionName } from "./ir";
import type { FieldType } from "./schema";

type Kind = FieldType["kind"];

type Signature = {
  /** What the function may be called on; null for anything. */
  on: readonly Kind[] | null;
  argument: "none" | "text" | "pattern";
  gives: "boolean" | "number" | "string" | "same";
};

const TEXT = ["string", "enum"] as const;

/** The whole library. A new entry changes what stored rules can mean, so it comes with a new version of the language. */
export const FUNCTIONS: Record<FunctionName, Signature> = {
  filled: { on: null, argument: "none", gives: "boolean" },
  size: { on: ["string", "enum", "list"], argument: "none", gives: "number" },
  trim: { on: TEXT, argument: "none", gives: "string" },
  lower: { on: TEXT, argument: "none", gives: "string" },
  startsWith: { on: TEXT, argument: "text", gives: "boolean" },
  endsWith: { on: TEXT, argument: "text", gives: "boolean" },
  contains: { on: TEXT, argument: "text", gives: "boolean" },
  matches: { on: TEXT, argument: "pattern", gives: "boolean" },
  distinct: { on: ["list"], argument: "none", gives: "same" },
  major: { on: ["string"], argument: "none", gives: "number" },
  minor: { on: ["string"], argument: "none", gives: "number" },
  daysUntil: { on: ["date"], argument: "none", gives: "number" },
  daysSince: { on: ["date"], argument: "none", gives: "number" },
};
