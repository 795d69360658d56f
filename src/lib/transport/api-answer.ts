import "server-only";
import { createHash } from "node:crypto";
import { toLines } from "./lines";

/** Whether the caller asks for this very type; "anything" asks for what everybody gets. */
export function accepts(request: Request, type: string): boolean {
  const accepted = (request.headers.get("accept") ?? "").toLowerCase().split(",");
  return accepted.some((each) => each.split(";")[0]?.trim() === type);
}

const HEADERS = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  Vary: "Authorization, Cookie, Accept",
} as const;

export function answer(value: unknown, type = "application/json"): Response {
  return Response.json(value, { headers: { ...HEADERS, "Content-Type": type } });
}

/** An answer to keep: whoever names what they have gets it again only when it is no longer the same. */
export function taggedAnswer(request: Request, value: unknown): Response {
  const text = JSON.stringify(value);
  const tag = `"${createHash("sha256").update(text).digest("base64url")}"`;
  const headers = { ...HEADERS, "Cache-Control": "private, no-cache", ETag: tag };
  if (isAmong(request.headers.get("if-none-match"), tag)) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, "Content-Type": "application/json" } });
}

function isAmong(tags: string | null, tag: string): boolean {
  if (tags === null) return false;
  return tags.split(",").some((each) => each.trim() === "*" || each.trim().replace(/^W\//, "") === tag);
}

/** Messages as they come, a line each. What is refused before the first of them is refused as everywhere else. */
export async function streamedAnswer<M>(
  messages: AsyncGenerator<M>,
  toFailure: (message: string) => M,
): Promise<Response> {
  const first = await messages.next();
  return new Response(toLines(startingWith(first, messages), toFailure), {
    headers: { ...HEADERS, "Content-Type": "application/x-ndjson" },
  });
}

async function* startingWith<M>(first: IteratorResult<M, void>, rest: AsyncGenerator<M>): AsyncGenerator<M> {
  if (first.done) return;
  try {
    yield first.value;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
