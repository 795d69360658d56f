import { createHash } from "node:crypto";
import "server-only";

/** The strong entity tag of a text. */
export function entityTagOf(text: string): string {
  return `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
}

/** Whether what the reader has, as `If-None-Match` says it, is what there is. */
export function isUnchanged(ifNoneMatch: string | null, tag: string): boolean {
  if (ifNoneMatch === null) return false;
  const known = ifNoneMatch.split(",").map((value) => value.trim().replace(/^W\//, ""));
  return known.includes(tag) || known.includes("*");
}
