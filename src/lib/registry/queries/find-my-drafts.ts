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
});

/** Drafts that hold something unpublished, where the actor may edit; the last touched first. */
export async function findMyDrafts(
  actor: Actor,
  page: PageRequest,
  tx: Tx = db,
): Promise<Page<DraftSummary>> {
  const domains = domainsWhere(actor, "product.edit");
  const { skip, take } = toSlice(page);
  const open = Prisma.sql`FROM "data_product" p
    JOIN "domain" d ON d."id" = p."domain_id"
    LEFT JOIN "user" u ON u."id" = p."draft_updated_by_id"
    LEFT JOIN "product_version" v ON v."id" = p."current_version_id"
    WHERE ${domains === "all" ? Prisma.sql`true` : Prisma.sql`p."domain_id" = ANY(${domains})`}
      AND (v."id" IS NULL OR (p."draft_updated_at" > v."published_at" AND p."draft"::jsonb <> v."descriptor"::jsonb))`;
  // The times are compared first: whoever has not touched the draft since has nothing to compare.
  const [rows, counts] = await Promise.all([
    tx.$queryRaw`SELECT p."id", d."slug" AS "domain", p."name", d."name" AS "domainName",
      coalesce(nullif(p."draft" ->> 'title', ''), p."title") AS "title", p."lifecycle",
      p."draft_updated_at" AS "updatedAt", u."id" AS "updatedById", u."name" AS "updatedByName"
      ${open} ORDER BY p."draft_updated_at" DESC, p."id" LIMIT ${take} OFFSET ${skip}`,
    tx.$queryRaw`SELECT count(*)::int AS "total" ${open}`,
  ]);
  const [{ total }] = z.tuple([z.object({ total: z.number() })]).parse(counts);
  return { items: z.array(Row).parse(rows).map(toDraftSummary), total };
}

function toDraftSummary({ domain, name, updatedById, updatedByName, ...row }: z.infer<typeof Row>) {
  const updatedBy = updatedById === null ? null : { id: updatedById, name: updatedByName };
  return DraftSummary.parse({ ...row, ref: { domain, name }, updatedBy });
}
