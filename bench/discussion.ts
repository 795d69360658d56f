import { DiscussionParams } from "@/lib/collaboration/model";
import { countDiscussion, findDiscussion } from "@/lib/collaboration/queries/find-discussion";
import { NotificationParams } from "@/lib/notifications/model";
import { countUnread, findNotifications } from "@/lib/notifications/queries/find-notifications";
import { db } from "@/lib/platform/db";
import { reloadActor } from "../tests/people";
import { DOMAINS, generateProducts } from "./support/generated-products";
import { insertDiscussion, QUESTIONS, REVIEWS } from "./support/insert-discussion";
import { insertMesh } from "./support/insert-mesh";
import { timeEach } from "./support/measure";
import { DATABASE } from "./support/publisher";
import type { Row } from "./support/row";

const PRODUCTS = 200;
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
  await insertDiscussion(product.id);
  await tellMuch();
  const reader = await reloadActor("u-1");

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

async function tellMuch(): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "notification" ("id", "user_id", "kind", "product_id", "standing", "title", "href", "at", "read_at")
    SELECT 'n-' || i, 'u-1', 'question.answered', p."id", 'reader', 'Somebody answered', '/', now() - i * interval '1 minute',
      CASE WHEN i > 500 THEN now() END
    FROM generate_series(1, ${NOTIFICATIONS}::int) AS i
    JOIN (SELECT "id", row_number() OVER (ORDER BY "id") AS at FROM "data_product") p ON p.at = 1 + i % ${PRODUCTS}::int`;
  await db.$executeRawUnsafe("VACUUM ANALYZE");
}
