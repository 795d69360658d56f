import "server-only";
import { createHash } from "node:crypto";

/** SHA-256 of a value as canonical JSON: the same for equal documents, whatever order their keys were written in. */
export function canonicalHash(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value, sortKeys)).digest("hex");
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  // Without a prototype, a key such as `__proto__` is a key like any other.
  const sorted: Record<string, unknown> = Object.create(null);
  for (const [key, held] of Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) sorted[key] = held;
  return sorted;
}
