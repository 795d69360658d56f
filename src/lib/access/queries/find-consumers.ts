import "server-only";
import type { Actor } from "@/lib/identity/model";
import { can, canInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/prisma/client";
import type { ProductRef } from "@/lib/registry/model";
import { toSlice } from "@/lib/registry/page";
import { escapeLike } from "@/lib/registry/text-match";
import { visibility } from "@/lib/registry/visibility";
import { named } from "@/lib/registry/visible-product";
import { GRANT, inForceAt, isPrivacySteward, REQUEST, toGrant, toRequest } from "../access-rows";
import type { ProductConsumers } from "../access-views";
import { ConsumersPage } from "../inputs";
import { readLeavingConsumers } from "../leaving-consumers";
import { readNameable } from "../nameable-people";
import { readProductAccess } from "../port-rows";
import { isOpenState } from "../request-rules";

/** Who may see who has access to a product: those who answer for it, and those who oversee access. */
export function maySeeConsumers(actor: Actor, { domainId }: { domainId: string }): boolean {
  return (
    canInDomain(actor, "access.manage", domainId) || can(actor, "access.read-all") || isPrivacySteward(actor)
  );
}

export const CONSUMERS_SIZE = 25;
const WAITING_MAX = 500;
const ENDED_MAX = 20;

/** Null for everybody who may not see who has access, and for a product hidden from them. */
export async function findConsumers(
  actor: Actor,
  ref: ProductRef,
  { q, page }: ConsumersPage = ConsumersPage.parse({}),
  tx: Tx = db,
): Promise<ProductConsumers | null> {
  const at = now();
  const [product] = await readProductAccess(tx, { AND: [named(ref), visibility.toWhere(actor)] });
  if (!product || !maySeeConsumers(actor, product)) return null;
  const where = { productId: product.id };
  const inForce = { ...where, ...inForceAt(at) };
  const found = { AND: [inForce, nameMatch(q)] };
  const live = await tx.accessGrant.findMany({
    where: found,
    select: GRANT,
    orderBy: [{ expiresAt: "asc" }, { id: "asc" }],
    ...toSlice({ page, size: CONSUMERS_SIZE }),
  });
  const inForceCount = await tx.accessGrant.count({ where: inForce });
  const total = q === "" ? inForceCount : await tx.accessGrant.count({ where: found });
  const over = await tx.accessGrant.findMany({
    where: { ...where, endedAt: { not: null }, NOT: { end: { kind: "renewed" } } },
    select: GRANT,
    orderBy: [{ endedAt: "desc" }, { id: "asc" }],
    take: ENDED_MAX,
  });
  const requests = await tx.accessRequestPort.findMany({
    where: { ...where, isOpen: true },
    select: REQUEST,
    orderBy: [{ request: { requestedAt: "asc" } }, { id: "asc" }],
    take: WAITING_MAX,
  });
  return {
    grants: { items: live.map((row) => toGrant(row, at)), total },
    inForce: inForceCount,
    leaving: product.lifecycle === "deprecated" ? await readLeavingConsumers(tx, product.id, at) : null,
    waiting: requests.map((row) => toRequest(row, at)).filter(({ state }) => isOpenState(state)),
    ended: over.map((row) => toGrant(row, at)),
    mayManage: canInDomain(actor, "access.manage", product.domainId),
    settings: { ...product.terms, revision: product.revision, approvers: product.named },
    people: await readNameable(tx, product.domainId),
  };
}

/** Access that every word is part of the name of: of the consumer, of who asked for them, or of the port. */
function nameMatch(q: string): Prisma.AccessGrantWhereInput {
  const words = q.split(/\s+/).filter((word) => word !== "");
  return {
    AND: words.map((word) => {
      const contains = { contains: escapeLike(word), mode: "insensitive" as const };
      const named = [
        { person: { name: contains } },
        { domain: { name: contains } },
        { product: { title: contains } },
        { requestedBy: { name: contains } },
      ];
      return { OR: [{ portName: contains }, { requestPort: { request: { OR: named } } }] };
    }),
  };
}
