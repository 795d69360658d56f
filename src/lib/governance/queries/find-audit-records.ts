import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import { type Page, toSlice } from "@/lib/registry/page";
import type { AuditFilter, AuditRecord } from "../audit-record";
import { AUDIT_ROW, auditWhere, readAuditRecords, toAuditRecord } from "../audit-rows";

export const PAGE_SIZE = 50;

/** The log, newest first. */
export async function findAuditRecords(
  actor: Actor,
  filter: AuditFilter,
  tx: Tx = db,
): Promise<Page<AuditRecord>> {
  requireCan(actor, "audit.read");
  const where = auditWhere(filter);
  const slice = toSlice({ page: filter.page, size: PAGE_SIZE });
  const [rows, total] = await Promise.all([
    tx.auditRecord.findMany({ where, select: AUDIT_ROW, orderBy: { seq: "desc" }, ...slice }),
    tx.auditRecord.count({ where }),
  ]);
  return { items: rows.map(toAuditRecord), total };
}

/** Everything the filter finds, whatever its page, in the order it was written. */
export function streamAuditRecords(
  actor: Actor,
  filter: AuditFilter,
  tx: Tx = db,
): AsyncGenerator<AuditRecord> {
  requireCan(actor, "audit.read");
  return readAuditRecords(tx, auditWhere(filter));
}
