import { db } from "@/lib/platform/db";

export const REVIEWS = 500;
export const QUESTIONS = 200;

/** In bulk: through the commands each of the people, `u-1` and on, would need access first. */
export async function insertDiscussion(productId: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "user" ("id", "email", "name")
    SELECT 'u-' || i, 'u-' || i || '@example.com', 'Person ' || i FROM generate_series(1, ${REVIEWS}::int) AS i`;
  await db.$executeRaw`
    INSERT INTO "review" ("id", "product_id", "author_id", "rating", "text", "written_at")
    SELECT 'r-' || i, ${productId}, 'u-' || i, 1 + i % 5, repeat('It was of use to us. ', 20),
      now() - i * interval '1 hour'
    FROM generate_series(1, ${REVIEWS}::int) AS i`;
  await db.$executeRaw`
    INSERT INTO "review_helpful" ("review_id", "user_id", "at")
    SELECT 'r-' || i, 'u-' || j, now() FROM generate_series(1, ${REVIEWS}::int) AS i,
      generate_series(1, 20) AS j WHERE (i * 7 + j) % 3 = 0 AND i <> j`;
  await db.$executeRaw`
    INSERT INTO "question" ("id", "product_id", "author_id", "title", "asked_at")
    SELECT 'q-' || i, ${productId}, 'u-' || i, 'What about case ' || i || '?', now() - i * interval '1 hour'
    FROM generate_series(1, ${QUESTIONS}::int) AS i`;
  await db.$executeRaw`
    INSERT INTO "answer" ("id", "question_id", "author_id", "text", "is_from_team", "written_at")
    SELECT 'a-' || i || '-' || j, 'q-' || i, 'u-' || j, 'It is like this.', false, now()
    FROM generate_series(1, ${QUESTIONS}::int) AS i, generate_series(1, 4) AS j`;
}
