import "server-only";
import type { Actor } from "@/lib/identity/model";
import { can, canInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import type { ProductRef } from "@/lib/registry/model";
import { visibility } from "@/lib/registry/visibility";
import { named } from "@/lib/registry/visible-product";
import { GRANT, isPrivacySteward, REQUEST, toGrant, toRequest } from "../access-rows";
import type { ProductConsumers } from "../access-views";
import { isInForce } from "../grant-rules";
import { readNameable } from "../nameable-people";
import { readProductAccess } from "../port-rows";
import { isOpenState } from "../request-rules";

/** Who may see who has access to a product: those who answer for it, and those who oversee access. */
export function maySeeConsumers(actor: Actor, { domainId }: { domainId: string }): boolean {
  return (
    canInDomain(actor, "access.manage", domainId) || can(actor, "access.read-all") || isPrivacySteward(actor)
  );
}

const LISTED_MAX = 500;
const ENDED_MAX = 20;

/** Null for everybody who may not see who has access, and for a product hidden from them. */
export async function findConsumers(
  actor: Actor,
  ref: ProductRef,
  tx: Tx = db,
): Promise<ProductConsumers | null> {
  const at = now();
  const [product] = await readProductAccess(tx, { AND: [named(ref), visibility.toWhere(actor)] });
  if (!product || !maySeeConsumers(actor, product)) return null;
  const where = { productId: product.id };
  const live = await tx.accessGrant.findMany({
    where: { ...where, endedAt: null },
    select: GRANT,
    orderBy: [{ expiresAt: "asc" }, { id: "asc" }],
    take: LISTED_MAX,
  });
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
    take: LISTED_MAX,
  });
  return {
    grants: live.map((row) => toGrant(row, at)).filter(({ state }) => isInForce(state)),
    waiting: requests.map((row) => toRequest(row, at)).filter(({ state }) => isOpenState(state)),
    ended: over.map((row) => toGrant(row, at)),
    mayManage: canInDomain(actor, "access.manage", product.domainId),
    settings: { ...product.terms, revision: product.revision, approvers: product.named },
    people: await readNameable(tx, product.domainId),
  };
}
