import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import { readDomains } from "@/lib/registry/domain-rows";
import { branchOf } from "@/lib/registry/domain-tree";
import { heldBy } from "./access-held";

const FollowRow = z.object({ productId: z.string().nullable(), domainId: z.string().nullable() });
const GrantRow = z.object({ productId: z.string(), product: z.object({ domainId: z.string() }) });

/** What concerns somebody: products and domains by id. */
export type Concern = { productIds: readonly string[]; domainIds: readonly string[] };

/** What the actor follows; a domain with everything below it. */
export async function readFollowed(tx: Tx, actor: Actor): Promise<Concern> {
  const rows = await tx.follow.findMany({
    where: { userId: actor.id },
    select: { productId: true, domainId: true },
  });
  const follows = z.array(FollowRow).parse(rows);
  const followed = follows.flatMap(({ domainId }) => domainId ?? []);
  const domains = followed.length > 0 ? await readDomains(tx) : [];
  return {
    productIds: follows.flatMap(({ productId }) => productId ?? []),
    domainIds: [...new Set(followed.flatMap((id) => branchOf(domains, id).map((domain) => domain.id)))],
  };
}

/** What the actor has access to at this time, and the domains that is from. */
export async function readUsed(tx: Tx, actor: Actor, at: Date): Promise<Concern> {
  const rows = await tx.accessGrant.findMany({
    where: { AND: [{ endedAt: null, expiresAt: { gt: at } }, heldBy(actor)] },
    select: { productId: true, product: { select: { domainId: true } } },
  });
  const grants = z.array(GrantRow).parse(rows);
  return {
    productIds: grants.map(({ productId }) => productId),
    domainIds: grants.map(({ product }) => product.domainId),
  };
}
