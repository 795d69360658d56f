import "server-only";
import { AppError, type ErrorCode } from "@/lib/platform/errors";
import type { Problem } from "@/lib/platform/problem";
import { describeFailure } from "./failure";

/** The same words for every problem of a kind; `detail` tells about this one. */
const TITLES = {
  "invalid-input": "The request cannot be understood",
  unauthenticated: "Not signed in",
  forbidden: "Not allowed",
  "not-found": "Not found",
  conflict: "In conflict with the current state",
  "too-large": "Too large",
  "unsupported-type": "Not a type of content that is read",
  "rate-limited": "Too many requests",
  unavailable: "Not available at the moment",
} as const satisfies Record<ErrorCode, string>;

/** Words a refusal; anything that is not one is a bug, logged once and told without its insides. */
export function toProblem(error: unknown): Problem {
  if (error instanceof AppError) {
    const { code, details, message, status } = error;
    return {
      type: `urn:agora:problem:${code}`,
      title: TITLES[code],
      status,
      detail: message,
      ...(details.length > 0 && { errors: [...details] }),
    };
  }
  const { message } = describeFailure(error);
  return { type: "urn:agora:problem:unexpected", title: "Unexpected failure", status: 500, detail: message };
}

export function problemResponse(error: unknown): Response {
  const problem = toProblem(error);
  const wait = error instanceof AppError ? error.retryAfterSeconds : null;
  return tellProblem(problem, {
    ...(wait !== null && { "Retry-After": `${wait}` }),
    // Whoever asks by program learns how to say who they are.
    ...(problem.status === 401 && { "WWW-Authenticate": 'Bearer realm="Agora"' }),
  });
}

/** A problem that says more of itself than every problem does. */
export function tellProblem(problem: Problem, headers: Record<string, string> = {}): Response {
  return Response.json(problem, {
    status: problem.status,
    headers: {
      "Content-Type": "application/problem+json",
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      ...headers,
    },
  });
}
