import "server-only";
import { z } from "zod";
import { findActor } from "@/lib/identity/actor";
import type { Actor } from "@/lib/identity/model";
import { notify } from "@/lib/notifications/notify";
import { db } from "@/lib/platform/db";
import type { SearchEngine } from "./engine";
import { searchEngine } from "./engine-instance";
import { type NewMatches, newMatchNotes } from "./new-match-notes";
import { toRequest } from "./queries/search-products";
import { paramsIn } from "./saved-search";

const DAY_MS = 86_400_000;
/** What was published a moment ago may not be in the index yet; it is told of the next day. */
const SETTLING_MS = 5 * 60_000;
const PEOPLE_AT_ONCE = 100;
/** The engine's filter takes so many ids at most; of more new products, the newest count. */
const NEW_MAX = 1_000;
const NAMED_MAX = 10;

const DuePerson = z.object({ id: z.string(), sessionVersion: z.number().int() });

const Kept = z.object({ id: z.string(), name: z.string(), query: z.string(), toldUntil: z.date() });
type Kept = z.infer<typeof Kept>;

/**
 * Tells people of products that were published for the first time and match a search they saved, as far as
 * they may see them now. Nobody is told more than once a day. Answers how many were.
 */
export async function tellNewMatches(at: Date): Promise<number> {
  const engine = searchEngine();
  // An index that is still building would find nothing, and what it missed would never be told.
  if ((await engine.health()) !== "ok") return 0;
  let told = 0;
  for (const { id, sessionVersion } of await findDuePeople(at)) {
    const actor = await findActor(id, sessionVersion);
    if (actor && (await tellPerson(engine, actor, at))) told += 1;
  }
  return told;
}

async function findDuePeople(at: Date): Promise<z.infer<typeof DuePerson>[]> {
  const rows = await db.$queryRaw`
    SELECT u."id", u."session_version" AS "sessionVersion" FROM "user" u
    WHERE u."is_active" AND EXISTS (SELECT 1 FROM "saved_search" s WHERE s."user_id" = u."id" AND s."notifies"
      AND s."told_until" <= ${new Date(at.getTime() - DAY_MS - SETTLING_MS)})
    ORDER BY u."id" LIMIT ${PEOPLE_AT_ONCE}`;
  return z.array(DuePerson).parse(rows);
}

async function tellPerson(engine: SearchEngine, actor: Actor, at: Date): Promise<boolean> {
  const until = new Date(at.getTime() - SETTLING_MS);
  const rows = await db.savedSearch.findMany({
    where: { userId: actor.id, notifies: true },
    select: { id: true, name: true, query: true, toldUntil: true },
    orderBy: { name: "asc" },
  });
  const searches = z.array(Kept).parse(rows);
  const matches: NewMatches[] = [];
  for (const search of searches) {
    const found = await findNew(engine, actor, search, until);
    if (found.total > 0) matches.push(found);
  }
  await db.$transaction(async (tx) => {
    await tx.savedSearch.updateMany({
      where: { id: { in: searches.map(({ id }) => id) }, toldUntil: { lt: until } },
      data: { toldUntil: until },
    });
    await notify(tx, newMatchNotes(actor.id, matches), at);
  });
  return matches.length > 0;
}

async function findNew(engine: SearchEngine, actor: Actor, search: Kept, until: Date): Promise<NewMatches> {
  const versions = await db.productVersion.findMany({
    where: { ordinal: 1, publishedAt: { gt: search.toldUntil, lte: until } },
    select: { productId: true },
    orderBy: { publishedAt: "desc" },
    take: NEW_MAX,
  });
  if (versions.length === 0) return { search, hits: [], total: 0 };
  const { facets: _, highlight: __, ...request } = toRequest(actor, paramsIn(search.query));
  const { hits, total } = await engine.search({
    ...request,
    filter: { field: "id", in: versions.map(({ productId }) => productId) },
    // A search relaxed until it finds something would tell of everything that is new.
    match: "all",
    page: { offset: 0, limit: NAMED_MAX },
  });
  return { search, hits, total };
}
