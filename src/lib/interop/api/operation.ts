import type { z } from "zod";
import type { TokenScope } from "@/lib/identity/model";
import type { RateLimit } from "@/lib/platform/rate-limit";

/** What a body may be: nothing, JSON of a schema, or a document of one of these types that is read as it is. */
export type ApiBody = null | z.ZodType | { types: readonly string[]; schema: z.ZodType };

export type ApiAnswer = {
  status: number;
  description: string;
  /** What it holds, by content type; null for a format that is described elsewhere. */
  content: Readonly<Record<string, z.ZodType | null>>;
};

/**
 * One operation of the API as it is described and as it is run: routes parse by these very schemas, and the
 * description is made from them, so neither can say what the other does not.
 */
export type ApiOperation = {
  /** Names it in generated clients. */
  id: string;
  method: "get" | "post";
  path: `/api/v1/${string}`;
  summary: string;
  description: string;
  scope: TokenScope;
  params: z.ZodObject;
  query: z.ZodObject;
  body: ApiBody;
  answers: readonly ApiAnswer[];
  limit?: RateLimit;
};
