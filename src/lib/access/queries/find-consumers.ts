import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { can, canInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
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
  const found = q === "" ? inForce : { ...inForce, id: { in: await readNamed(tx, product.id, q) } };
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

/** Grants in whose names every word stands: of the consumer, of who asked for it, and of the port. Looked at once each. */
async function readNamed(tx: Tx, productId: string, q: string): Promise<string[]> {
  const words = q.split(/\s+/).map((word) => `%${escapeLike(word)}%`);
  const rows = await tx.$queryRaw`
    SELECT g."id" FROM "access_grant" g
    JOIN "access_request_port" rp ON rp."id" = g."request_port_id"
    JOIN "access_request" r ON r."id" = rp."request_id"
    LEFT JOIN "user" person ON person."id" = r."person_id"
    LEFT JOIN "domain" team ON team."id" = r."domain_id"
    LEFT JOIN "data_product" product ON product."id" = r."product_id"
    LEFT JOIN "user" asker ON asker."id" = r."requested_by_id"
    WHERE g."product_id" = ${productId} AND g."ended_at" IS NULL
      AND concat_ws(' ', person."name", team."name", product."title", asker."name", g."port_name") ILIKE ALL (${words})`;
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);
}
