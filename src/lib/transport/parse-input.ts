import { z } from "zod";
import { findUnstorable, UNSTORABLE_TEXT } from "@/lib/platform/storable";

type Parsed<T> = { success: true; data: T; error?: never } | { success: false; error: z.ZodError };

/** What people and programs send, held to its schema; no text in it is one that the database refuses. */
export function parseInput<S extends z.ZodType>(schema: S, raw: unknown): Parsed<z.output<S>> {
  const path = findUnstorable(raw);
  if (path === null) {
    const parsed = schema.safeParse(raw);
    return parsed.success ? { success: true, data: parsed.data } : { success: false, error: parsed.error };
  }
  const issue = { code: "custom", path, message: UNSTORABLE_TEXT, input: raw } as const;
  return { success: false, error: new z.ZodError([issue]) };
}
