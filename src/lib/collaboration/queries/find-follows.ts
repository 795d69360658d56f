import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import type { ProductSummary } from "@/lib/registry/product";
import { SUMMARY, toSummary } from "@/lib/registry/summary-rows";
import { visibility } from "@/lib/registry/visibility";

const FollowedDomain = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  hue: z.number().int(),
});
export type FollowedDomain = z.infer<typeof FollowedDomain>;

/** Whether the actor follows a product or domain. */
export async function isFollowing(
  actor: Actor,
  about: { productId: string } | { domainId: string },
  tx: Tx = db,
): Promise<boolean> {
  return (await tx.follow.count({ where: { userId: actor.id, ...about } })) > 0;
}

/** What the actor follows, by name; a product they may see no more is left out. */
export async function findFollows(
  actor: Actor,
  tx: Tx = db,
): Promise<{ domains: readonly FollowedDomain[]; products: readonly ProductSummary[] }> {
  const [domains, products] = await Promise.all([
    tx.domain.findMany({
      where: { followers: { some: { userId: actor.id } } },
      select: { id: true, slug: true, name: true, hue: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    }),
    tx.dataProduct.findMany({
      where: { AND: [{ followers: { some: { userId: actor.id } } }, visibility.toWhere(actor)] },
      select: SUMMARY,
      orderBy: [{ title: "asc" }, { id: "asc" }],
    }),
  ]);
  return { domains: z.array(FollowedDomain).parse(domains), products: products.map(toSummary) };
}
