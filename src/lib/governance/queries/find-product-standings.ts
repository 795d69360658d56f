import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/prisma/client";
import type { Page } from "@/lib/registry/page";
import { Criticality } from "../compliance/criticality";
import {
  type ComplianceFilter,
  type OpenPolicy,
  type ProductStanding,
  shownUnder,
} from "../compliance/overview";
import { readPolicyTitles } from "../compliance/policy-titles";
import { Badge } from "../compliance/score";
import { readScope } from "../compliance/standing-scope";

export const STANDINGS_PAGE_SIZE = 20;
const EXPORTED_AT_ONCE = 500;

/** The products a filter finds, those that fail the most policies first. */
export async function findProductStandings(
  actor: Actor,
  filter: ComplianceFilter,
  tx: Tx = db,
): Promise<Page<ProductStanding>> {
  const where = await standingsWhere(tx, actor, filter);
  const rows = await tx.productCompliance.findMany({
    where,
    select: STANDING,
    orderBy: [{ open: "desc" }, { since: "asc" }, { productId: "asc" }],
    skip: (filter.page - 1) * STANDINGS_PAGE_SIZE,
    take: STANDINGS_PAGE_SIZE,
  });
  const total = await tx.productCompliance.count({ where });
  return { items: await withOpenPolicies(tx, rows, await readPolicyTitles(tx, actor)), total };
}

/** Every product a filter finds, a few hundred at a time. */
export async function* streamProductStandings(
  actor: Actor,
  filter: ComplianceFilter,
  tx: Tx = db,
): AsyncGenerator<readonly ProductStanding[]> {
  const where = await standingsWhere(tx, actor, filter);
  const titleOf = await readPolicyTitles(tx, actor);
  let last: string | undefined;
  do {
    const rows = await tx.productCompliance.findMany({
      where: { AND: [where, last === undefined ? {} : { productId: { gt: last } }] },
      select: STANDING,
      orderBy: { productId: "asc" },
      take: EXPORTED_AT_ONCE,
    });
    last = rows.at(-1)?.productId;
    if (rows.length > 0) yield await withOpenPolicies(tx, rows, titleOf);
  } while (last !== undefined);
}

const OPEN_STATUSES = ["fail", "error"] as const;

async function standingsWhere(
  tx: Tx,
  actor: Actor,
  filter: ComplianceFilter,
): Promise<Prisma.ProductComplianceWhereInput> {
  const { products } = await readScope(tx, actor, filter);
  const shown = shownUnder(filter);
  const open = { policyKey: filter.policy ?? "", mode: "binding", status: { in: [...OPEN_STATUSES] } };
  return {
    AND: [
      { product: products },
      shown === "all" ? {} : { badge: shown },
      filter.policy === undefined ? {} : { product: { outcomes: { some: open } } },
    ],
  };
}

const STANDING = {
  productId: true,
  badge: true,
  criticality: true,
  score: true,
  waived: true,
  grace: true,
  dueAt: true,
  since: true,
  product: { select: { name: true, title: true, domain: { select: { slug: true, name: true, hue: true } } } },
} as const satisfies Prisma.ProductComplianceSelect;

const StandingRow = z.object({
  productId: z.string(),
  badge: Badge,
  criticality: Criticality,
  score: z.number().nullable(),
  waived: z.number().int(),
  grace: z.number().int(),
  dueAt: z.date().nullable(),
  since: z.date(),
  product: z.object({
    name: z.string(),
    title: z.string(),
    domain: z.object({ slug: z.string(), name: z.string(), hue: z.number().int() }),
  }),
});

const OpenRow = z.object({
  productId: z.string(),
  policyKey: z.string(),
  status: z.enum(OPEN_STATUSES),
  failed: z.number().int(),
  checked: z.number().int(),
  blocking: z.boolean(),
  since: z.date(),
});

async function withOpenPolicies(
  tx: Tx,
  rows: readonly unknown[],
  titleOf: (key: string) => string,
): Promise<ProductStanding[]> {
  const standings = z.array(StandingRow).parse(rows);
  const outcomes = await tx.policyOutcome.findMany({
    where: {
      productId: { in: standings.map(({ productId }) => productId) },
      mode: "binding",
      status: { in: [...OPEN_STATUSES] },
    },
    select: {
      productId: true,
      policyKey: true,
      status: true,
      failed: true,
      checked: true,
      blocking: true,
      since: true,
    },
    orderBy: [{ blocking: "desc" }, { policyKey: "asc" }],
  });
  const open = new Map<string, OpenPolicy[]>();
  for (const { productId, policyKey: key, ...outcome } of z.array(OpenRow).parse(outcomes)) {
    const known = open.get(productId);
    const policy = { ...outcome, key, title: titleOf(key) };
    if (known) known.push(policy);
    else open.set(productId, [policy]);
  }
  return standings.map(({ productId, product: { name, title, domain }, ...standing }) => ({
    ...standing,
    id: productId,
    title,
    ref: { domain: domain.slug, name },
    domain: { name: domain.name, hue: domain.hue },
    open: open.get(productId) ?? [],
  }));
}
