import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import { DOMAINS_MAX, type DomainBranch } from "./domain";
import { branchOf, inTreeOrder } from "./domain-tree";
import { PUBLISHED_LIFECYCLES } from "./lifecycle";
import { DomainSummary } from "./model";
import { visibility } from "./visibility";

/** Every domain; there are few enough to read the whole tree at once. */
export async function readDomains(tx: Tx): Promise<DomainSummary[]> {
  const rows = await tx.domain.findMany({
    select: { id: true, slug: true, name: true, kind: true, hue: true, parentId: true },
    take: DOMAINS_MAX,
  });
  return z.array(DomainSummary).parse(rows);
}

/** The published products the actor may see: what lists show and counts count. */
export function listedFor(actor: Actor) {
  return { AND: [{ lifecycle: { in: [...PUBLISHED_LIFECYCLES] } }, visibility.toWhere(actor)] };
}

/** The whole tree in order, with counts, in two queries however many domains there are. */
export async function readBranches(tx: Tx, actor: Actor): Promise<DomainBranch[]> {
  const [domains, counts] = await Promise.all([
    readDomains(tx),
    tx.dataProduct.groupBy({ by: ["domainId"], where: listedFor(actor), _count: { _all: true } }),
  ]);
  const own = new Map(counts.map((row) => [row.domainId, row._count._all]));
  const within = new Map<string, number>();
  const tree = inTreeOrder(domains);
  // Parents come before children, so from the end every child has its sum before its parent asks.
  for (const { id, parentId } of tree.toReversed()) {
    const sum = (within.get(id) ?? 0) + (own.get(id) ?? 0);
    within.set(id, sum);
    if (parentId !== null) within.set(parentId, (within.get(parentId) ?? 0) + sum);
  }
  return tree.map((domain) => ({
    ...domain,
    products: own.get(domain.id) ?? 0,
    productsWithin: within.get(domain.id) ?? 0,
  }));
}

/** Ids of the domain and everything below it. */
export async function readDomainIdsWithin(tx: Tx, id: string): Promise<string[]> {
  return branchOf(await readDomains(tx), id).map((domain) => domain.id);
}
