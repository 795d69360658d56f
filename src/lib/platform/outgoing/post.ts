import "server-only";
import { lookup as lookupName } from "node:dns/promises";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { env } from "../env";
import { type AllowedHosts, readAllowedHosts } from "./allowed-hosts";
import { readOutgoingUrl } from "./outgoing-url";
import { type Lookup, resolveHost } from "./resolve-host";

export type OutgoingPost = { url: string; headers: Readonly<Record<string, string>>; body: string };

export type OutgoingAnswer =
  | { answered: true; status: number; retryAfter: string | null; excerpt: string }
  | { answered: false; reason: string };

/** How calls leave: whom the operator allows besides the public internet, and who knows addresses. */
export type OutgoingWays = { allowed: AllowedHosts; lookup: Lookup };

const LIMIT_MS = 10_000;
const EXCERPT_BYTES_MAX = 2_048;

const ALL_ADDRESSES: Lookup = async (host) =>
  (await lookupName(host, { all: true, verbatim: true })).map(({ address }) => address);

export const OUTGOING_WAYS: OutgoingWays = { allowed: configuredHosts(), lookup: ALL_ADDRESSES };

function configuredHosts(): AllowedHosts {
  const allowed = readAllowedHosts(env.WEBHOOK_ALLOWED_HOSTS);
  if (!allowed) throw new Error("WEBHOOK_ALLOWED_HOSTS is not usable.");
  return allowed;
}

/** Posts to somebody else's server, of which it trusts nothing: not its address, its time, the size of its answer. */
export async function post(
  message: OutgoingPost,
  { allowed, lookup }: OutgoingWays = OUTGOING_WAYS,
): Promise<OutgoingAnswer> {
  const read = readOutgoingUrl(message.url, allowed);
  if (!read.usable) return { answered: false, reason: read.reason };
  const signal = AbortSignal.timeout(LIMIT_MS);
  try {
    const host = await within(signal, resolveHost(read.url, allowed, lookup));
    if (!host.reachable) return { answered: false, reason: host.reason };
    return await send(read.url, message, { address: host.address, signal });
  } catch (error) {
    return { answered: false, reason: reasonOf(error, signal) };
  }
}

function send(
  url: URL,
  { headers, body }: OutgoingPost,
  { address, signal }: { address: string; signal: AbortSignal },
): Promise<OutgoingAnswer> {
  const start = url.protocol === "https:" ? httpsRequest : httpRequest;
  const bytes = Buffer.from(body);
  return new Promise((resolve, reject) => {
    // A connection of its own: a kept one may lead elsewhere. Redirects are answers like others and are not followed.
    const request = start(url, {
      method: "POST",
      agent: false,
      signal,
      lookup: alwaysAt(address),
      headers: { ...headers, "content-length": bytes.byteLength, "user-agent": "Agora" },
    });
    request.on("error", reject);
    request.on("response", (response) => {
      void readExcerpt(response).then((excerpt) => {
        const retryAfter = response.headers["retry-after"] ?? null;
        resolve({ answered: true, status: response.statusCode ?? 0, retryAfter, excerpt });
      });
    });
    request.end(bytes);
  });
}

function alwaysAt(address: string): LookupFunction {
  const family = isIP(address);
  return (_host, options, done) => {
    if (options.all) done(null, [{ address, family }]);
    else done(null, address, family);
  };
}

/** The beginning of an answer as text that a database keeps; whoever breaks off half-way has answered all the same. */
function readExcerpt(response: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let length = 0;
    const finish = () => {
      response.destroy();
      const text = Buffer.concat(parts).subarray(0, EXCERPT_BYTES_MAX).toString("utf8");
      resolve(text.replace(/[^\P{Cc}\n\t]/gu, "").toWellFormed());
    };
    response.on("data", (part: Buffer) => {
      parts.push(part);
      length += part.byteLength;
      if (length >= EXCERPT_BYTES_MAX) finish();
    });
    for (const end of ["end", "close", "error"]) response.on(end, finish);
  });
}

function within<T>(signal: AbortSignal, running: Promise<T>): Promise<T> {
  const late = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return Promise.race([running, late]);
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "The receiver refused the connection.",
  ECONNRESET: "The receiver broke the connection off.",
  ENOTFOUND: "There is no host of that name.",
  EAI_AGAIN: "The name of the host could not be looked up.",
  EHOSTUNREACH: "The receiver cannot be reached.",
  ENETUNREACH: "The receiver cannot be reached.",
  CERT_HAS_EXPIRED: "The certificate of the receiver has expired.",
  ERR_TLS_CERT_ALTNAME_INVALID: "The certificate of the receiver is for another name.",
  DEPTH_ZERO_SELF_SIGNED_CERT: "The receiver signed its certificate itself.",
};

function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return `No answer within ${LIMIT_MS / 1_000} seconds.`;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return REASONS[code] ?? `The receiver cannot be reached (${code || "unknown error"}).`;
}
