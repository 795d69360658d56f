import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

// In the manner of Standard Webhooks, for which receivers find libraries in most languages.

const PREFIX = "whsec_";
const SECRET_BYTES = 32;
const TOLERANCE_SECONDS = 300;

/** What a receiver keeps to tell our messages from anybody else's. */
export function newSecret(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString("base64");
}

export type SignedMessage = { id: string; at: Date; body: string };

/** The headers that vouch for a message; while a secret is being replaced, both vouch for it. */
export function signatureHeaders(
  { id, at, body }: SignedMessage,
  secrets: readonly string[],
): Record<"webhook-id" | "webhook-timestamp" | "webhook-signature", string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signatures = secrets.map((secret) => `v1,${signatureOf(secret, `${id}.${timestamp}.${body}`)}`);
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
}

function signatureOf(secret: string, content: string): string {
  const key = Buffer.from(secret.replace(PREFIX, ""), "base64");
  return createHmac("sha256", key).update(content).digest("base64");
}

type Received = { headers: Readonly<Record<string, string | undefined>>; body: string };

/**
 * What a receiver does with a message: it is ours, and no older than five minutes, so that a message somebody recorded
 * cannot be sent again later. The body is the one that arrived, byte for byte, before anything parses it.
 */
export function isOurMessage({ headers, body }: Received, secret: string, now: Date): boolean {
  const id = headers["webhook-id"] ?? "";
  const timestamp = headers["webhook-timestamp"] ?? "";
  const age = Math.abs(now.getTime() / 1_000 - Number(timestamp));
  if (id === "" || !/^\d{1,12}$/.test(timestamp) || age > TOLERANCE_SECONDS) return false;
  const expected = Buffer.from(signatureOf(secret, `${id}.${timestamp}.${body}`));
  return (headers["webhook-signature"] ?? "").split(" ").some((entry) => {
    const given = Buffer.from(entry.replace(/^v1,/, ""));
    return entry.startsWith("v1,") && given.length === expected.length && timingSafeEqual(given, expected);
  });
}
