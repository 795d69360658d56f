import "server-only";
import { AppError, type ErrorCode } from "@/lib/platform/errors";
import { describeFailure } from "./failure";

/** A refusal as RFC 9457 words it for programs. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** Every fault by itself, where there are several. */
  errors?: readonly string[];
};

/** The same words for every problem of a kind; `detail` tells about this one. */
const TITLES = {
  "invalid-input": "The request cannot be understood",
  unauthenticated: "Not signed in",
  forbidden: "Not allowed",
  "not-found": "Not found",
  conflict: "In conflict with the current state",
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
      ...(details.length > 0 && { errors: details }),
    };
  }
  const { message } = describeFailure(error);
  return { type: "urn:agora:problem:unexpected", title: "Unexpected failure", status: 500, detail: message };
}

export function problemResponse(error: unknown): Response {
  const problem = toProblem(error);
  return Response.json(problem, {
    status: problem.status,
    headers: { "Content-Type": "application/problem+json", "Cache-Control": "no-store" },
  });
}
