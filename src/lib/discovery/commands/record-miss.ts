import "server-only";
import { createHmac } from "node:crypto";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { requireWithinLimit } from "@/lib/platform/rate-limit";
import { sessionSecret } from "@/lib/platform/secret";
import { searchEngine } from "../engine-instance";
import { missedQuery } from "../missed-query";
import { SearchParams } from "../model";
import { toRequest } from "../queries/search-products";

export const RecordMiss = z.object({ q: z.string().max(500) });
export type RecordMiss = z.infer<typeof RecordMiss>;

const PER_PERSON = { limit: 60, windowSeconds: 3_600 };
const LETTERS_MIN = 3;

/**
 * Counts a search that found nothing. Whether it did is looked up here, with the person's own scope. Who searched is
 * kept as a hash that no two queries share, so that people are counted and nobody's searches can be put together.
 */
export async function recordMiss(actor: Actor, { q }: RecordMiss): Promise<void> {
  const query = missedQuery(q);
  const engine = searchEngine();
  if (query.length < LETTERS_MIN || (await engine.health()) !== "ok") return;
  await requireWithinLimit(`search-miss:${actor.id}`, PER_PERSON);
  const { facets: _, highlight: __, ...request } = toRequest(actor, SearchParams.parse({ q }));
  const { total, degraded } = await engine.search({ ...request, page: { offset: 0, limit: 1 } });
  if (total > 0 || degraded) return;
  const person = createHmac("sha256", sessionSecret()).update(`${query}\n${actor.id}`).digest("base64url");
  await db.searchMiss.upsert({
    where: { query_person: { query, person } },
    create: { query, person, at: now() },
    update: { at: now() },
    select: { query: true },
  });
}
