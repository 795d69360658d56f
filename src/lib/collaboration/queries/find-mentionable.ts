import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { knownTo } from "@/lib/registry/known-people";
import { visibility } from "@/lib/registry/visibility";
import { named } from "@/lib/registry/visible-product";
import { MentionableAnswer, type MentionablePerson, type MentionableQuery } from "../mentionable";
import { mayWrite } from "../question-rights";
import { readMentionable } from "../read-mentionable";

const OFFERED_MAX = 8;
/** How many are looked through for those who may see the product, and how many at a time. */
const CANDIDATES_MAX = 500;
const BATCH = 50;

const Product = z.object({ id: z.string(), domainId: z.string() });
const People = MentionableAnswer.shape.people;

/**
 * Whom the actor may want to name where a product is talked about: people they may know, or who spoke there, and who
 * are told of it. Of those who share a name one stands for all, since the name means each of them.
 */
export async function findMentionable(
  actor: Actor,
  { domain, name, q }: MentionableQuery,
  tx: Tx = db,
): Promise<MentionablePerson[]> {
  if (!mayWrite(actor)) return [];
  const row = await tx.dataProduct.findFirst({
    where: { AND: [named({ domain, name }), visibility.toWhere(actor)] },
    select: { id: true, domainId: true },
  });
  if (!row) return [];
  const product = Product.parse(row);
  const candidates = await readCandidates(tx, actor, product, q);
  const offered = new Map<string, MentionablePerson>();
  for (let from = 0; from < candidates.length && offered.size < OFFERED_MAX; from += BATCH) {
    const batch = candidates.slice(from, from + BATCH);
    const told = new Set(
      await readMentionable(
        tx,
        batch.map(({ id }) => id),
        product.id,
      ),
    );
    for (const person of batch) {
      const said = person.name.toLocaleLowerCase("en");
      if (told.has(person.id) && !offered.has(said)) offered.set(said, person);
    }
  }
  return [...offered.values()].slice(0, OFFERED_MAX);
}

/** Who spoke here or works for the domain comes first, then whose name begins with it rather than a word of it. */
async function readCandidates(
  tx: Tx,
  actor: Actor,
  { id, domainId }: z.infer<typeof Product>,
  q: string,
): Promise<MentionablePerson[]> {
  // Nobody is told what they did themselves. Every place of the words is looked at as text: % and _ mean themselves.
  const rows = await tx.$queryRaw`
    WITH "asked" AS (SELECT ' ' || translate(lower(${q}::text), '-', ' ') AS "q"), "spoke" AS (
      SELECT "author_id" AS "id" FROM "question" WHERE "product_id" = ${id} AND "withdrawn_at" IS NULL
      UNION SELECT a."author_id" FROM "answer" a JOIN "question" q ON q."id" = a."question_id"
        WHERE q."product_id" = ${id} AND a."withdrawn_at" IS NULL
      UNION SELECT "author_id" FROM "review" WHERE "product_id" = ${id} AND "hidden_at" IS NULL
    ), "person" AS (
      SELECT u."id", u."name", u."id" IN (SELECT "id" FROM "spoke" WHERE "id" IS NOT NULL) AS "spoke",
        position("asked"."q" IN ' ' || translate(lower(u."name"), '-', ' ')) AS "place", ${knownTo(actor)} AS "known",
        EXISTS (SELECT 1 FROM "domain_member" m WHERE m."user_id" = u."id" AND m."domain_id" = ${domainId}) AS "team"
      FROM "user" u, "asked" WHERE u."is_active" AND u."id" <> ${actor.id}
    )
    SELECT "id", "name" FROM "person" WHERE "place" > 0 AND ("known" OR "spoke")
    ORDER BY "spoke" OR "team" DESC, "place" > 1, lower("name") COLLATE "C", "id" LIMIT ${CANDIDATES_MAX}`;
  return People.parse(rows);
}
