import "server-only";
import { z } from "zod";
import { db } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/prisma/client";
import { termSlugIn } from "@/lib/registry/term-urls";
import { type DomainPath, PublishedProduct } from "./published-product";

/** The embedded database answers on the thread that serves requests, so each page must be short. */
const PAGE = 100;

/** Everything published, a page at a time in order of ids. Unsafe: for the projector, which indexes for everyone. */
export async function* unsafeReadAllPublished(): AsyncGenerator<PublishedProduct[]> {
  let after = "";
  for (;;) {
    const page = await read(Prisma.sql`p."id" > ${after} ORDER BY p."id" LIMIT ${PAGE}`);
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    after = page.at(-1)?.id ?? after;
  }
}

/** The published ones among these ids. Unsafe for the same reason. */
export async function unsafeReadPublished(ids: readonly string[]): Promise<PublishedProduct[]> {
  return read(Prisma.sql`p."id" = ANY(${[...ids]})`);
}

/** Ids of the products in these domains, for what a renamed or moved domain touches. Unsafe for the same reason. */
export async function unsafeFindProductIdsIn(domainIds: readonly string[]): Promise<string[]> {
  const rows = await db.dataProduct.findMany({
    where: { domainId: { in: [...domainIds] } },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** Paths from the root by domain id. */
export async function unsafeReadDomainPaths(): Promise<Map<string, DomainPath>> {
  const rows = await db.domain.findMany({ select: { id: true, slug: true, name: true, parentId: true } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const pathTo = (id: string | null): DomainPath => {
    const domain = id === null ? undefined : byId.get(id);
    return domain
      ? [...pathTo(domain.parentId), { id: domain.id, slug: domain.slug, name: domain.name }]
      : [];
  };
  return new Map(rows.map((row) => [row.id, pathTo(row.id)]));
}

/** Terms are known by their slugs, which stay when the installation gets another address. */
const Row = PublishedProduct.omit({ terms: true })
  .extend({ definitions: z.array(z.string()) })
  .transform(({ definitions, ...product }): PublishedProduct => {
    return { ...product, terms: [...new Set(definitions.flatMap((url) => termSlugIn(url) ?? []))] };
  });

/**
 * Aggregated by the database: a product of thousands of columns is one row here. Descriptors stay on disk but for
 * three facts, for which each is parsed once.
 */
async function read(condition: Prisma.Sql): Promise<PublishedProduct[]> {
  const rows = await db.$queryRaw`
    SELECT p."id", p."name", p."title", p."summary", p."lifecycle", p."discoverable_by" AS "discoverableBy",
      p."audience", p."updated_at" AS "updatedAt", p."created_at" AS "createdAt", p."domain_id" AS "domainId",
      left(d."description" ->> 'purpose', 8000) AS "purpose", d."team" ->> 'name' AS "teamName", d."archetype",
      ARRAY(SELECT t."tag" FROM "product_tag" t WHERE t."product_id" = p."id" ORDER BY t."tag") AS "tags",
      coalesce((SELECT json_agg(json_build_object('name', o."name", 'type', o."type", 'platform', o."platform")
        ORDER BY o."position") FROM "output_port" o WHERE o."product_id" = p."id"), '[]') AS "ports",
      ARRAY(SELECT DISTINCT b."url" FROM "business_definition" b WHERE b."product_id" = p."id") AS "definitions",
      r."badge", r."score", t."state" AS "trust", u."popularity", coalesce(c."columns", '{}') AS "columns", coalesce(c."classifications", '{}') AS "classifications",
      coalesce(c."personalData", '{}') AS "personalData"
    FROM "data_product" p
    JOIN "product_version" v ON v."id" = p."current_version_id"
    LEFT JOIN "product_compliance" r ON r."product_id" = p."id"
    LEFT JOIN "product_trust" t ON t."product_id" = p."id"
    LEFT JOIN "product_popularity" u ON u."product_id" = p."id"
    CROSS JOIN LATERAL json_to_record(v."descriptor") AS d("description" json, "team" json, "archetype" text)
    CROSS JOIN LATERAL (
      SELECT array_agg(s."path" ORDER BY s."position") AS "columns",
        array_agg(DISTINCT s."classification") AS "classifications",
        array_agg(DISTINCT s."personal_data") AS "personalData"
      FROM "column" s WHERE s."product_id" = p."id"
    ) c
    WHERE p."lifecycle" IN ('active', 'deprecated') AND ${condition}`;
  return z.array(Row).parse(rows);
}
