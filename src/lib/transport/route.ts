import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireActor } from "@/lib/identity/session";
import { AppError, notFound } from "@/lib/platform/errors";
import { invalidInput } from "./failure";
import { problemResponse } from "./problem";

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/** Turns a query or command into a route handler: session, parsing and problem wording happen here and nowhere else. */
export function route<P extends z.ZodType, Q extends z.ZodType>(
  schemas: { params: P; query: Q },
  run: (actor: Actor, input: { params: z.output<P>; query: z.output<Q> }) => Promise<Response>,
): Handler {
  return async (request, context) => {
    try {
      const actor = await requireActor();
      // An address in which nothing varies comes without any.
      const params = schemas.params.safeParse((await context.params) ?? {});
      if (!params.success) throw notFound("address");
      const query = schemas.query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
      if (!query.success) throw refusalOf(query.error);
      return await run(actor, { params: params.data, query: query.data });
    } catch (error) {
      // redirect() and notFound() travel as exceptions and are not failures.
      unstable_rethrow(error);
      return problemResponse(error);
    }
  };
}

function refusalOf(error: z.ZodError): AppError {
  const { details } = invalidInput(error);
  return new AppError("invalid-input", "Part of the address after the question mark is not right.", details);
}
