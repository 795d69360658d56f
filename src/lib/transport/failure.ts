import { randomUUID } from "node:crypto";
import "server-only";
import type { z } from "zod";
import type { ActionFailure } from "@/lib/platform/action-state";
import { AppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";

export function invalidInput(error: z.ZodError): ActionFailure {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join(".")] ??= issue.message;
  return {
    ok: false,
    code: "invalid-input",
    message: "Some fields need another look.",
    details: error.issues.map((issue) =>
      issue.path.length ? `${issue.path.join(".")}: ${issue.message}` : issue.message,
    ),
    fields,
  };
}

/** Words a refusal for the person; anything that is not a refusal is a bug: logged once, shown without its insides. */
export function describeFailure(error: unknown): ActionFailure {
  if (error instanceof AppError) {
    return { ok: false, code: error.code, message: error.message, details: error.details, fields: {} };
  }
  const id = randomUUID();
  log.error({ err: error, failureId: id }, "unexpected failure");
  return {
    ok: false,
    code: "unexpected",
    message: `Something went wrong on our side. Nothing you entered was discarded; try again. (${id.slice(0, 8)})`,
    details: [],
    fields: {},
  };
}
