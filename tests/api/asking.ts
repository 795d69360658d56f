import { encode } from "next-auth/jwt";
import type { z } from "zod";
import { createAccessToken } from "@/lib/identity/commands/create-access-token";
import type { Actor, TokenScope } from "@/lib/identity/model";
import { SESSION_COOKIE } from "@/lib/identity/session-token";
import { db } from "@/lib/platform/db";
import { Problem } from "@/lib/platform/problem";
import { sessionSecret } from "@/lib/platform/secret";

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

export const ORIGIN = "http://agora.example";

type Asked = {
  method?: "GET" | "POST";
  query?: string;
  params?: Record<string, string>;
  token?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
};

/** Calls a route as Next does: a real request, the variable parts of the address as a promise. */
export function ask(handler: Handler, asked: Asked = {}): Promise<Response> {
  const { method = "GET", query = "", params = {}, token, headers = {}, body } = asked;
  const request = new Request(`${ORIGIN}/api/v1${query}`, {
    method,
    headers: {
      host: new URL(ORIGIN).host,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
  return handler(request, { params: Promise.resolve(params) });
}

export async function aToken(actor: Actor, ...scopes: TokenScope[]): Promise<string> {
  return (await createAccessToken(actor, { name: "Pipeline", scopes, days: 30 })).token;
}

export async function aSessionOf(actor: Actor): Promise<string> {
  const { sessionVersion } = await db.user.findUniqueOrThrow({ where: { id: actor.id } });
  const token = await encode({ token: { sub: actor.id, sessionVersion }, secret: sessionSecret() });
  return `theme=dark; ${SESSION_COOKIE.name}=${token}`;
}

/** The answer, which must be of this status and hold exactly what its schema says. */
export async function answerOf<S extends z.ZodType>(
  response: Response,
  schema: S,
  status = 200,
): Promise<z.output<S>> {
  const body: unknown = await response.json();
  if (response.status !== status) throw new Error(`Answered ${response.status}: ${JSON.stringify(body)}`);
  return schema.parse(body);
}

/** A refusal, told as every refusal is. */
export async function problemOf(response: Response): Promise<Problem> {
  const problem = Problem.strict().parse(await response.json());
  if (
    response.headers.get("content-type") !== "application/problem+json" ||
    problem.status !== response.status
  )
    throw new Error(`Not told as a problem: ${JSON.stringify(problem)}`);
  return problem;
}
