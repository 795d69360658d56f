import { DiscussionParams } from "@/lib/collaboration/model";
import { countDiscussion, findDiscussion } from "@/lib/collaboration/queries/find-discussion";
import type { Actor } from "@/lib/identity/model";
import { NotificationParams } from "@/lib/notifications/model";
import { countUnread, findNotifications } from "@/lib/notifications/queries/find-notifications";
import { db } from "@/lib/platform/db";
import { reloadActor } from "../tests/people";
import { DOMAINS, generateProducts } from "./support/generated-products";
import { insertMesh } from "./support/insert-mesh";
import { timeEach } from "./support/measure";
import { DATABASE } from "./support/publisher";
import type { Row } from "./support/row";

const PRODUCTS = 200;
const REVIEWS = 500;
const QUESTIONS = 200;
const NOTIFICATIONS = 20_000;
const LIMIT_MS = 40;
/** Each page asks for it. */
const BELL_LIMIT_MS = 5;
const ROUNDS = Array.from({ length: 20 }, (_, round) => round);

/** What the discussion tab of a much discussed product reads, and the bell of somebody who was told a lot. */
export async function measure(): Promise<Row[]> {
  const products = generateProducts(PRODUCTS);
  await insertMesh([...products]);
  const [product] = products;
  if (!product) throw new Error("There is no product.");
  const ref = { domain: DOMAINS[product.domain]?.slug ?? "", name: product.name };
  const reader = await discuss(product.id);

  const size = `${REVIEWS} reviews, ${QUESTIONS} questions, ${DATABASE}`;
  const rows: Row[] = [];
  for (const sort of ["newest", "helpful"] as const) {
    const times = await timeEach(ROUNDS, (round) =>
      findDiscussion(reader, ref, DiscussionParams.parse({ sort, reviews: 1 + ((round * 7) % 50) })),
    );
    const budget = { value: times.p95, limit: LIMIT_MS, unit: "ms" } as const;
    rows.push({ row: `discussion: ${sort} first, any page, ${size}`, ...times, budget });
  }
  const tab = await timeEach(ROUNDS, () => countDiscussion(reader, product.id));
  const bell = await timeEach(ROUNDS, () => countUnread(reader));
  const list = await timeEach(ROUNDS, (round) =>
    findNotifications(reader, NotificationParams.parse({ page: round + 1 })),
  );
  const told = `${NOTIFICATIONS.toLocaleString("en")} notifications of one person`;
  return [
    ...rows,
    { row: "  count on the tab", ...tab },
    {
      row: `notifications: the bell, ${told}`,
      ...bell,
      budget: { value: bell.p95, limit: BELL_LIMIT_MS, unit: "ms" },
    },
    { row: "  a page of them", ...list },
  ];
}

/** In bulk: through the commands each of them would need access first. Answers somebody who sees all of it. */
async function discuss(productId: string): Promise<Actor> {
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
  await db.$executeRaw`
    INSERT INTO "notification" ("id", "user_id", "kind", "product_id", "standing", "title", "href", "at", "read_at")
    SELECT 'n-' || i, 'u-1', 'question.answered', p."id", 'reader', 'Somebody answered', '/', now() - i * interval '1 minute',
      CASE WHEN i > 500 THEN now() END
    FROM generate_series(1, ${NOTIFICATIONS}::int) AS i
    JOIN (SELECT "id", row_number() OVER (ORDER BY "id") AS at FROM "data_product") p ON p.at = 1 + i % ${PRODUCTS}::int`;
  await db.$executeRawUnsafe("VACUUM ANALYZE");
  return reloadActor("u-1");
}
