import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/prisma/client";
import { listedFor } from "@/lib/registry/domain-rows";
import { PUBLISHED_LIFECYCLES } from "@/lib/registry/lifecycle";
import { findProductSummaries } from "@/lib/registry/queries/find-product-summaries";
import { searchEngine } from "../engine-instance";
import { type Likeness, rankSimilar } from "../rank-similar";
import { scopeOf } from "../scope";
import type { SimilarProduct } from "../similar-product";

/**
 * What more products have than this tells nothing. Counted no further, and among what everybody may find: for a page
 * of a product it is enough to know that something is common, and nobody learns of what is hidden from them.
 */
const COMMON_MAX = 50;
/** Of what is telling, the rarest: enough to know a likeness by, few enough to go through for every page. */
const TELLING_MAX = 40;
const COLUMNS_MAX = 300;
const TITLE_HITS_MAX = 20;
/** Hidden products may share what is rare among the open ones. */
const PAIRS_MAX = 4_000;
const OPEN = Prisma.sql`p."discoverable_by" = 'everyone' AND p."lifecycle" = ANY(${[...PUBLISHED_LIFECYCLES]})`;

/** Published products this person may see that have tags, columns or words of the title in common with this one. */
export async function findSimilarProducts(
  actor: Actor,
  { id, title }: { id: string; title: string },
  limit: number,
): Promise<SimilarProduct[]> {
  const product = { AND: [listedFor(actor), { id: { not: id } }] };
  const [tags, columns, titles] = await Promise.all([
    sharedTags(id, product),
    sharedColumns(id, product),
    titleShares(actor, id, title),
  ]);
  const tagsOf = byProduct(tags.pairs);
  const columnsOf = byProduct(columns.pairs);
  const ids = new Set([...tagsOf.keys(), ...columnsOf.keys(), ...titles.keys()]);
  const likenesses = [...ids].map((productId): Likeness => {
    return {
      productId,
      tags: tagsOf.get(productId) ?? [],
      columns: columnsOf.get(productId) ?? [],
      titleShare: titles.get(productId) ?? 0,
    };
  });
  const ranked = rankSimilar(likenesses, { tags: tags.counts, columns: columns.counts }, limit);
  const products = await findProductSummaries(
    actor,
    ranked.map(({ productId }) => productId),
  );
  return ranked.flatMap((likeness) => {
    const found = products.get(likeness.productId);
    return found ? [{ product: found, likeness }] : [];
  });
}

type Others = { AND: object[] };
type Pair = { productId: string; value: string };
type Shared = { pairs: readonly Pair[]; counts: ReadonlyMap<string, number> };

const Counts = z.array(z.object({ value: z.string(), count: z.number() }));

async function sharedTags(id: string, product: Others): Promise<Shared> {
  const own = await db.productTag.findMany({ where: { productId: id }, select: { tag: true } });
  const tag = { in: own.map((row) => row.tag) };
  if (tag.in.length === 0) return NOTHING_SHARED;
  const counts = telling(
    await db.$queryRaw`
      SELECT v."value", (SELECT count(*) FROM (
        SELECT 1 FROM "product_tag" t JOIN "data_product" p ON p."id" = t."product_id"
        WHERE t."tag" = v."value" AND p."id" <> ${id} AND ${OPEN} LIMIT ${COMMON_MAX + 1}) other)::int AS "count"
      FROM unnest(${tag.in}::text[]) v("value")`,
  );
  const rows = await db.productTag.findMany({
    where: { tag: { in: [...counts.keys()] }, product },
    select: { productId: true, tag: true },
    take: PAIRS_MAX,
  });
  return { counts, pairs: rows.map((row) => ({ productId: row.productId, value: row.tag })) };
}

async function sharedColumns(id: string, product: Others): Promise<Shared> {
  const own = await db.column.findMany({
    where: { productId: id },
    distinct: ["path"],
    select: { path: true },
    orderBy: { position: "asc" },
    take: COLUMNS_MAX,
  });
  const path = { in: own.map((row) => row.path) };
  if (path.in.length === 0) return NOTHING_SHARED;
  const counts = telling(
    await db.$queryRaw`
      SELECT v."value", (SELECT count(*) FROM (
        SELECT 1 FROM "column" c JOIN "data_product" p ON p."id" = c."product_id"
        WHERE c."path" = v."value" AND p."id" <> ${id} AND ${OPEN} LIMIT ${COMMON_MAX + 1}) other)::int AS "count"
      FROM unnest(${path.in}::text[]) v("value")`,
  );
  const rows = await db.column.groupBy({
    by: ["productId", "path"],
    where: { path: { in: [...counts.keys()] }, product },
    orderBy: [{ productId: "asc" }, { path: "asc" }],
    take: PAIRS_MAX,
  });
  return { counts, pairs: rows.map((row) => ({ productId: row.productId, value: row.path })) };
}

const NOTHING_SHARED: Shared = { pairs: [], counts: new Map() };

function telling(rows: unknown): Map<string, number> {
  const rare = Counts.parse(rows)
    .filter(({ count }) => count <= COMMON_MAX)
    // With the product itself.
    .map(({ value, count }) => ({ value, count: count + 1 }))
    .toSorted((a, b) => a.count - b.count || (a.value < b.value ? -1 : 1));
  return new Map(rare.slice(0, TELLING_MAX).map(({ value, count }) => [value, count]));
}

/** By product, the part of the title's words found in a title; nothing while search is away. */
async function titleShares(actor: Actor, id: string, title: string): Promise<Map<string, number>> {
  const engine = searchEngine();
  if ((await engine.health()) !== "ok") return new Map();
  const response = await engine
    .search({
      scope: scopeOf(actor),
      q: title,
      searchOn: ["title"],
      filter: { not: { field: "id", in: [id] } },
      page: { offset: 0, limit: TITLE_HITS_MAX },
    })
    .catch((error) => {
      if (error instanceof AppError && error.code === "unavailable") return null;
      throw error;
    });
  const shares = (response?.hits ?? []).flatMap(({ id: productId, why }) =>
    // A title of one word shares it with everything that has it.
    why && why.wordsMatched >= 2 ? [[productId, why.wordsMatched / why.wordsAsked] as const] : [],
  );
  return new Map(shares);
}

function byProduct(pairs: readonly Pair[]): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const { productId, value } of pairs) {
    const known = values.get(productId);
    if (known) known.push(value);
    else values.set(productId, [value]);
  }
  return values;
}
