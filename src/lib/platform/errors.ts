const HTTP_STATUS = {
  "invalid-input": 422,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "too-large": 413,
  "unsupported-type": 415,
  "rate-limited": 429,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof HTTP_STATUS;

/** An outcome the caller can act on; its message is safe to show. Anything else thrown is a bug. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly status: number;
  /** After how many seconds it is worth trying again; null where time changes nothing. */
  readonly retryAfterSeconds: number | null;

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: readonly string[] = [],
    { retryAfterSeconds, ...options }: ErrorOptions & { retryAfterSeconds?: number } = {},
  ) {
    super(message, options);
    this.status = HTTP_STATUS[code];
    this.retryAfterSeconds = retryAfterSeconds ?? null;
  }
}

export function notFound(what: string): AppError {
  return new AppError("not-found", `There is no such ${what}, or it is not visible to you.`);
}

/**
 * Whether something that may be away was away. Told by its words rather than its class: the bundler may load this module
 * once per entry point, and what lives in the process may have been made by another one.
 */
export function isUnavailable(error: unknown): boolean {
  return (
    error instanceof Error && error.name === "AppError" && "code" in error && error.code === "unavailable"
  );
}
