import { readFileSync, statSync } from "node:fs";
import type { z } from "zod";

/** The values of a file of one JSON value a line; blank lines are skipped. Throws naming file, line and the shape. */
export function readJsonLines<T>(
  path: string,
  schema: z.ZodType<T>,
  shape: string,
): { value: T; line: number }[] {
  const file = statSync(path, { throwIfNoEntry: false });
  if (!file?.isFile()) throw new Error(`There is no file ${path}.`);
  const values = readFileSync(path, "utf8")
    .replace(/^\ufeff/, "")
    .split("\n")
    .flatMap((text, i) =>
      text.trim() === "" ? [] : [{ value: parseLine(text, `${path}:${i + 1}`, schema, shape), line: i + 1 }],
    );
  if (values.length === 0) throw new Error(`${path} is empty: ${shape}.`);
  return values;
}

function parseLine<T>(text: string, place: string, schema: z.ZodType<T>, shape: string): T {
  const parsed = schema.safeParse(jsonOf(text, place, shape));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join(".")}: ${message}`,
  );
  throw new Error(`${place}: ${faults.join("; ")}. Here ${shape}.`);
}

function jsonOf(text: string, place: string, shape: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${place}: not JSON (${reason}). One JSON object a line: ${shape}.`, { cause });
  }
}
