import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireActor } from "@/lib/identity/session";
import { AppError } from "@/lib/platform/errors";
import { describeFailure, invalidInput } from "./failure";
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
      const input = schema.safeParse(await request.json().catch(() => null));
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
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  const isJson = request.headers.get("content-type")?.startsWith("application/json") === true;
  if (isJson && origin !== null && URL.canParse(origin) && new URL(origin).host === host) return;
  throw new AppError("forbidden", "This can only be asked from a page of Agora.");
}

function toLines<M>(
  messages: AsyncGenerator<M>,
  toFailure: (message: string) => M,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { value, done } = await messages.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
      } catch (error) {
        // The headers are out: what went wrong can only be said in a line.
        controller.enqueue(encoder.encode(`${JSON.stringify(toFailure(describeFailure(error).message))}\n`));
        controller.close();
      }
    },
    async cancel() {
      await messages.return(undefined);
    },
  });
}
