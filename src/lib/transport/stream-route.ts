import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireActor } from "@/lib/identity/session";
import { AppError } from "@/lib/platform/errors";
import { invalidInput } from "./failure";
import { toLines } from "./lines";
import { isFromOurPages } from "./own-origin";
import { parseInput } from "./parse-input";
import { problemResponse } from "./problem";

/**
 * Turns a query that answers bit by bit into a route handler: a JSON body in, a JSON line for every message out. It
 * stops when the reader goes away. Only pages of ours may ask: a form of another site cannot send JSON, and its
 * scripts name another origin.
 */
export function streamRoute<S extends z.ZodType, M>(
  schema: S,
  run: (actor: Actor, input: z.output<S>) => AsyncGenerator<M>,
  toFailure: (message: string) => M,
): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      requireOurPage(request);
      const actor = await requireActor();
      const input = parseInput(schema, await request.json().catch(() => null));
      if (!input.success) {
        const { message, details } = invalidInput(input.error);
        throw new AppError("invalid-input", message, details);
      }
      return new Response(toLines(run(actor, input.data), toFailure), {
        headers: { "Content-Type": "application/x-ndjson", "Cache-Control": "no-store" },
      });
    } catch (error) {
      unstable_rethrow(error);
      return problemResponse(error);
    }
  };
}

function requireOurPage(request: Request): void {
  const isJson = request.headers.get("content-type")?.startsWith("application/json") === true;
  if (isJson && isFromOurPages(request)) return;
  throw new AppError("forbidden", "This can only be asked from a page of Agora.");
}
