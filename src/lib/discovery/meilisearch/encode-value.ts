import { createHash } from "node:crypto";

// The server compares strings without case, accents and outer blanks, and keys only so many bytes of them.
const CHANGED_BY_SERVER = /[^a-z0-9_.:-]/g;
const ENCODED = /~([0-9a-f]{4})/g;
const KEY_BYTES_MAX = 460;

/**
 * A value in letters the server leaves alone, so that "PII" and "pii" stay two values there as they are everywhere
 * else. Slugs and ids read as before. What would be too long for the server's keys becomes a hash, which nothing
 * needs to read: facet values are never that long.
 */
export function encodeValue(value: string): string {
  const encoded = value.replace(CHANGED_BY_SERVER, escapeUnits);
  if (encoded.length <= KEY_BYTES_MAX) return encoded;
  return `~~${createHash("sha256").update(value).digest("hex")}`;
}

export function decodeValue(encoded: string): string {
  return encoded.replace(ENCODED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

const FROM_TILDE = /[~-\uffff]/g;

/** A text whose bytes sort as its letters do, and which the server cannot fold into another one. */
export function encodeSortKey(text: string): string {
  return text.trim().replace(FROM_TILDE, escapeUnits).slice(0, KEY_BYTES_MAX);
}

function escapeUnits(text: string): string {
  let escaped = "";
  for (let i = 0; i < text.length; i++) escaped += `~${text.charCodeAt(i).toString(16).padStart(4, "0")}`;
  return escaped;
}
