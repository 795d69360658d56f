import "server-only";
import { unstable_rethrow } from "next/navigation";
import { z } from "zod";
import type { Actor, TokenScope } from "@/lib/identity/model";
import { AppError, notFound } from "@/lib/platform/errors";
import { type RateLimit, requireWithinLimit } from "@/lib/platform/rate-limit";
import { apiCaller } from "./api-caller";
import { invalidInput } from "./failure";
import { parseInput } from "./parse-input";
import { problemResponse } from "./problem";
import { readBody, readJson } from "./request-body";

/** What every caller may ask of the whole API together. */
const PER_CALLER: RateLimit = { limit: 600, windowSeconds: 300 };

/** A body is nothing, JSON of a schema, or the bytes of one of these types. */
type BodySchema = null | z.ZodType | { types: readonly string[] };

type ApiDefinition<P extends z.ZodType, Q extends z.ZodType, B extends BodySchema> = {
  id: string;
  /** What an access token must be made for. */
  scope: TokenScope;
  params: P;
  query: Q;
  body: B;
  /** For what costs more than others: what one caller may ask of it. */
  limit?: RateLimit;
};

type BodyOf<B extends BodySchema> = B extends z.ZodType ? z.output<B> : B extends null ? null : Uint8Array;

type ApiCall<P extends z.ZodType, Q extends z.ZodType, B extends BodySchema> = {
  params: z.output<P>;
  query: z.output<Q>;
  body: BodyOf<B>;
  request: Request;
};

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/** A route of the API: who calls, how often they may, what they sent and how a refusal is told happen here alone. */
export function apiRoute<P extends z.ZodType, Q extends z.ZodType, B extends BodySchema>(
  { id, scope, params, query, body, limit }: ApiDefinition<P, Q, B>,
  run: (actor: Actor, call: ApiCall<P, Q, B>) => Promise<Response>,
): Handler {
  return async (request, context) => {
    try {
      const { actor, key } = await apiCaller(request);
      await requireWithinLimit(`api:${key}`, PER_CALLER);
      requireScope(actor, scope);
      if (limit) await requireWithinLimit(`api:${id}:${key}`, limit);
      const place = params.safeParse(decoded((await context.params) ?? {}));
      if (!place.success) throw notFound("address");
      const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
      if (!asked.success)
        throw refusalOf(asked.error, "Part of the address after the question mark is not right.");
      return await run(actor, {
        params: place.data,
        query: asked.data,
        body: await bodyOf(request, body),
        request,
      });
    } catch (error) {
      unstable_rethrow(error);
      return problemResponse(error);
    }
  };
}

function requireScope({ tokenScopes }: Actor, scope: TokenScope): void {
  if (tokenScopes === null || tokenScopes.includes(scope)) return;
  throw new AppError("forbidden", `This access token is not made to ${scope}. Make one with that scope.`);
}

/** A policy of a domain has a slash in its key, which stands as %2F in an address. */
function decoded(params: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "string" ? value.replaceAll(/%2F/gi, "/") : value,
    ]),
  );
}

async function bodyOf<B extends BodySchema>(request: Request, schema: B): Promise<BodyOf<B>> {
  const read = schema === null ? null : await readAs(request, schema);
  // What `readAs` gives follows from the schema, which the compiler does not carry through the branches.
  return read as BodyOf<B>;
}

async function readAs(request: Request, schema: NonNullable<BodySchema>): Promise<unknown> {
  if (!(schema instanceof z.ZodType)) return readBody(request, schema.types);
  const parsed = parseInput(schema, await readJson(request));
  if (!parsed.success) throw refusalOf(parsed.error, "The body is not what is asked for.");
  return parsed.data;
}

function refusalOf(error: z.ZodError, message: string): AppError {
  return new AppError("invalid-input", message, invalidInput(error).details);
}
