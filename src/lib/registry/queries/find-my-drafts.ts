import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { domainsWhere } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/prisma/client";
import { type Page, type PageRequest, toSlice } from "../page";
import { DraftSummary } from "../product";

const Row = z.object({
  id: z.string(),
  domain: z.string(),
  name: z.string(),
  domainName: z.string(),
  title: z.string(),
  lifecycle: z.string(),
  updatedAt: z.date(),
  updatedById: z.string().nullable(),
  updatedByName: z.string().nullable(),
  total: z.number().int(),
});

/** Drafts that hold something unpublished, where the actor may edit; the last touched first. */
export async function findMyDrafts(
  actor: Actor,
  page: PageRequest,
  tx: Tx = db,
): Promise<Page<DraftSummary>> {
  const domains = domainsWhere(actor, "product.edit");
  // Every page shows the count, and most people edit nowhere.
  if (domains !== "all" && domains.length === 0) return { items: [], total: 0 };
  const { skip, take } = toSlice(page);
  const open = Prisma.sql`FROM "data_product" p
    JOIN "domain" d ON d."id" = p."domain_id"
    LEFT JOIN "user" u ON u."id" = p."draft_updated_by_id"
    LEFT JOIN "product_version" v ON v."id" = p."current_version_id"
    WHERE ${domains === "all" ? Prisma.sql`true` : Prisma.sql`p."domain_id" = ANY(${domains})`}
      AND (p."current_version_id" IS NULL OR p."draft_updated_at" <> p."updated_at")
      AND (v."id" IS NULL OR (p."draft_updated_at" > v."published_at" AND p."draft"::jsonb <> v."descriptor"::jsonb))`;
  // The times are compared first: whoever has not touched the draft since has nothing to compare. Publishing sets
  // both times of the product alike, which settles most products without a look at their version.
  const found = await tx.$queryRaw`SELECT p."id", d."slug" AS "domain", p."name", d."name" AS "domainName",
      coalesce(nullif(p."draft" ->> 'title', ''), p."title") AS "title", p."lifecycle",
      p."draft_updated_at" AS "updatedAt", u."id" AS "updatedById", u."name" AS "updatedByName",
      count(*) OVER ()::int AS "total"
      ${open} ORDER BY p."draft_updated_at" DESC, p."id" LIMIT ${take} OFFSET ${skip}`;
  const rows = z.array(Row).parse(found);
  const total = rows[0]?.total ?? (skip === 0 ? 0 : await count(tx, open));
  return { items: rows.map(toDraftSummary), total };
}

/** For a page beyond the last one, which has no row that could tell. */
async function count(tx: Tx, from: Prisma.Sql): Promise<number> {
  const counts = await tx.$queryRaw`SELECT count(*)::int AS "total" ${from}`;
  const [{ total }] = z.tuple([z.object({ total: z.number() })]).parse(counts);
  return total;
}

function toDraftSummary({ domain, name, updatedById, updatedByName, total: _, ...row }: z.infer<typeof Row>) {
  const updatedBy = updatedById === null ? null : { id: updatedById, name: updatedByName };
  return DraftSummary.parse({ ...row, ref: { domain, name }, updatedBy });
}
