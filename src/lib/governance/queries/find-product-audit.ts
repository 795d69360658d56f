import "server-only";
import type { Actor } from "@/lib/identity/model";
import { can, canInDomain } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import type { ProductRef } from "@/lib/registry/model";
import { visibility } from "@/lib/registry/visibility";
import { named } from "@/lib/registry/visible-product";
import type { AuditRecord } from "../audit-record";
import { AUDIT_ROW, toAuditRecord } from "../audit-rows";

/** The rest is found in the log itself. */
const NEWEST = 50;

/**
 * The newest decisions about a product, newest first. Refusals tell about drafts, so they are for who may read those
 * and for who reads the log; null for everybody else.
 */
export async function findProductAudit(
  actor: Actor,
  ref: ProductRef,
  tx: Tx = db,
): Promise<AuditRecord[] | null> {
  const product = await tx.dataProduct.findFirst({
    where: { AND: [named(ref), visibility.toWhere(actor)] },
    select: { id: true, domainId: true },
  });
  if (!product) return null;
  if (!can(actor, "audit.read") && !canInDomain(actor, "product.read-drafts", product.domainId)) return null;
  const rows = await tx.auditRecord.findMany({
    where: { subjectId: product.id },
    select: AUDIT_ROW,
    orderBy: { seq: "desc" },
    take: NEWEST,
  });
  return rows.map(toAuditRecord);
}
