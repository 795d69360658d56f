import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/prisma/client";
import { listedFor } from "../domain-rows";
import { TERMS_MAX, TermDetail, type TermStatus, TermSummary } from "../glossary";
import { type Page, type PageRequest, toSlice } from "../page";
import { TERM_DETAIL, TERM_SUMMARY, TERMS_BY_NAME } from "../term-rows";
import { termSlugIn, termUrls } from "../term-urls";
import type { UsedTerm } from "../used-term";

type TermFilter = { q: string; status: TermStatus };

/** A page of the glossary, by name. Terms are no secret; which products use them may be. */
export async function findTerms(
  actor: Actor,
  { q, status }: TermFilter,
  page: PageRequest,
  tx: Tx = db,
): Promise<Page<UsedTerm>> {
  const found = q.trim() === "" ? null : await matching(tx, q);
  const where = { status, ...(found && { id: { in: found } }) };
  const [rows, total] = await Promise.all([
    tx.glossaryTerm.findMany({ where, select: TERM_SUMMARY, orderBy: [...TERMS_BY_NAME], ...toSlice(page) }),
    tx.glossaryTerm.count({ where }),
  ]);
  const terms = z.array(TermSummary).parse(rows);
  const uses = await countUses(tx, actor, terms);
  return { items: terms.map((term) => ({ ...term, uses: uses.get(term.slug) ?? 0 })), total };
}

async function countUses(
  tx: Tx,
  actor: Actor,
  terms: readonly TermSummary[],
): Promise<ReadonlyMap<string, number>> {
  const groups = await tx.businessDefinition.groupBy({
    by: ["url"],
    where: { url: { in: terms.flatMap(({ slug }) => termUrls(slug)) }, product: listedFor(actor) },
    _count: { _all: true },
  });
  const uses = new Map<string, number>();
  for (const { url, _count } of groups) {
    const slug = termSlugIn(url);
    if (slug) uses.set(slug, (uses.get(slug) ?? 0) + _count._all);
  }
  return uses;
}

/** Ids of the terms whose name, synonyms or definition contain every word, in any case. */
async function matching(tx: Tx, q: string): Promise<string[]> {
  const words = q.split(/\s+/).filter((word) => word !== "");
  const text = Prisma.sql`lower("name" || ' ' || array_to_string("synonyms", ' ') || ' ' || "definition")`;
  const conditions = words.map((word) => Prisma.sql`position(lower(${word}) IN ${text}) > 0`);
  const rows = await tx.$queryRaw`SELECT "id" FROM "glossary_term" WHERE ${Prisma.join(conditions, " AND ")}`;
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);
}

export async function findTerm(_actor: Actor, slug: string, tx: Tx = db): Promise<TermDetail | null> {
  const row = await tx.glossaryTerm.findUnique({ where: { slug }, select: TERM_DETAIL });
  return TermDetail.nullable().parse(row);
}

/** A few terms in force of which the name, or a synonym, contains the words. */
export async function findTermsNamed(
  _actor: Actor,
  q: string,
  limit: number,
  tx: Tx = db,
): Promise<TermSummary[]> {
  const rows = await tx.glossaryTerm.findMany({
    where: { status: "active", id: { in: await matching(tx, q) } },
    select: TERM_SUMMARY,
    orderBy: [...TERMS_BY_NAME],
  });
  const isNamed = ({ name, synonyms }: TermSummary) =>
    [name, ...synonyms].some((text) => text.toLowerCase().includes(q.toLowerCase()));
  return z.array(TermSummary).parse(rows).filter(isNamed).slice(0, limit);
}

/** Terms in force, to pick one from. */
export async function findTermChoices(
  _actor: Actor,
  tx: Tx = db,
): Promise<{ name: string; hint: string; url: string }[]> {
  const rows = await tx.glossaryTerm.findMany({
    where: { status: "active" },
    select: TERM_SUMMARY,
    orderBy: [...TERMS_BY_NAME],
    take: TERMS_MAX,
  });
  return z
    .array(TermSummary)
    .parse(rows)
    .map(({ slug, name, domain }) => ({ name, hint: domain.name, url: termUrls(slug)[0] }));
}

/** The terms these addresses mean, by address; addresses of other places are left out. */
export async function findTermsAt(
  _actor: Actor,
  urls: readonly string[],
  tx: Tx = db,
): Promise<ReadonlyMap<string, TermSummary>> {
  const slugs = new Map(urls.map((url) => [url, termSlugIn(url)]));
  const wanted = [...new Set(slugs.values())].filter((slug) => slug !== null);
  if (wanted.length === 0) return new Map();
  const rows = await tx.glossaryTerm.findMany({ where: { slug: { in: wanted } }, select: TERM_SUMMARY });
  const terms = new Map(
    z
      .array(TermSummary)
      .parse(rows)
      .map((term) => [term.slug, term]),
  );
  return new Map(
    [...slugs].flatMap(([url, slug]) => {
      const term = slug === null ? undefined : terms.get(slug);
      return term ? [[url, term]] : [];
    }),
  );
}
