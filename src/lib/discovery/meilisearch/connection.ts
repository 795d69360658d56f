import {
  Meilisearch,
  MeilisearchApiError,
  MeilisearchRequestError,
  MeilisearchRequestTimeOutError,
} from "meilisearch";
import { AppError, isUnavailable } from "@/lib/platform/errors";
import { type CircuitBreaker, createCircuitBreaker } from "./circuit-breaker";
import { ensureKeys, type LeastPrivilegeKeys } from "./least-privilege-keys";

export type ServerAddress = {
  url: string;
  /** With the master key the two keys are made at the first call; it is used for nothing else. */
  keys: { masterKey: string } | LeastPrivilegeKeys;
  /** The indexes of one installation on a shared server begin alike. */
  prefix: string;
  timeoutMs?: number;
};

type Role = "indexer" | "searcher";
type Clients = Record<Role, Meilisearch>;

export type Connection = {
  /** Tried again when the server is out of reach: asking twice changes nothing. */
  read<T>(role: Role, call: (client: Meilisearch) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Tried once: nobody knows whether a write that got no answer was taken. */
  write<T>(call: (client: Meilisearch) => Promise<T>): Promise<T>;
  readonly breaker: CircuitBreaker;
};

/**
 * The server sends a compressed answer in two parts, of which the second waits until this side has confirmed the
 * first: 40 ms on Linux, several times what the search itself takes. On its own network an answer is small as it is.
 */
export const UNCOMPRESSED = { headers: { "Accept-Encoding": "identity" } };
const TIMEOUT_MS = 10_000;
const RETRY_AFTER_MS = [50, 250] as const;

export function connect({ url, keys, prefix, timeoutMs = TIMEOUT_MS }: ServerAddress): Connection {
  const breaker = createCircuitBreaker();
  let clients: Promise<Clients> | null = null;

  async function open(): Promise<Clients> {
    const least = "masterKey" in keys ? await ensureKeys({ url, timeoutMs, ...keys }, prefix) : keys;
    const client = (apiKey: string) =>
      new Meilisearch({ host: url, apiKey, timeout: timeoutMs, requestInit: UNCOMPRESSED });
    return { indexer: client(least.index), searcher: client(least.search) };
  }

  async function attempt<T>(
    role: Role,
    call: (client: Meilisearch) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    signal?.throwIfAborted();
    if (breaker.isOpen) throw unavailable("Search is away; it is tried again in a moment.");
    try {
      const answer = await call((await opened())[role]);
      breaker.noteSuccess();
      return answer;
    } catch (error) {
      // Given up by the caller, which says nothing about the server.
      signal?.throwIfAborted();
      if (isOutage(error)) {
        breaker.noteFailure();
        throw unavailable("Search does not answer.", error);
      }
      if (isKeyRefused(error)) {
        // Keys made with the master key are made again, should somebody have deleted them.
        clients = null;
        throw unavailable("The search server refuses Agora's key.", error);
      }
      // A refusal is an answer: the server is there.
      breaker.noteSuccess();
      throw error;
    }
  }

  function opened(): Promise<Clients> {
    clients ??= open().catch((error) => {
      clients = null;
      throw error;
    });
    return clients;
  }

  return {
    breaker,
    write: (call) => attempt("indexer", call),
    async read(role, call, signal) {
      for (const delay of RETRY_AFTER_MS) {
        try {
          return await attempt(role, call, signal);
        } catch (error) {
          // Whoever waited for a slow server is not made to wait again.
          if (!isUnavailable(error) || isTimeout(error)) throw error;
          await new Promise((resolve) => setTimeout(resolve, delay));
        }
      }
      return attempt(role, call, signal);
    },
  };
}

function unavailable(message: string, cause?: unknown): AppError {
  return new AppError("unavailable", message, [], { cause });
}

/** Out of reach, too slow or broken itself; everything else says that the request was wrong. */
function isOutage(error: unknown): boolean {
  if (error instanceof MeilisearchApiError)
    return error.response.status >= 500 || error.response.status === 429;
  // A proxy in between answers in its own words, which are no JSON.
  return error instanceof MeilisearchRequestError || error instanceof SyntaxError;
}

function isKeyRefused(error: unknown): boolean {
  return error instanceof MeilisearchApiError && [401, 403].includes(error.response.status);
}

function isTimeout(error: unknown): boolean {
  const cause =
    error instanceof AppError && error.cause instanceof MeilisearchRequestError && error.cause.cause;
  return (
    cause instanceof MeilisearchRequestTimeOutError ||
    (cause instanceof DOMException && cause.name === "TimeoutError")
  );
}

/** The server's own word for a refusal. */
export function refusalCode(error: unknown): string | null {
  return error instanceof MeilisearchApiError ? (error.cause?.code ?? `http_${error.response.status}`) : null;
}
