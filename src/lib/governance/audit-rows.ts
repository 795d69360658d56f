import "server-only";
import type { Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/prisma/client";
import { escapeLike } from "@/lib/registry/text-match";
import { type AuditFilter, AuditRecord } from "./audit-record";

export const AUDIT_ROW = {
  seq: true,
  at: true,
  action: true,
  subject: true,
  subjectId: true,
  actorId: true,
  actorName: true,
  facts: true,
  previous: true,
  hash: true,
} as const satisfies Prisma.AuditRecordSelect;

type AuditRow = Omit<AuditRecord, "at" | "facts"> & { at: Date; facts: unknown };

export function toAuditRecord({ at, ...row }: AuditRow): AuditRecord {
  return AuditRecord.parse({ ...row, at: at.toISOString() });
}

export function auditWhere({ subject, action, person, from, to }: AuditFilter): Prisma.AuditRecordWhereInput {
  return {
    ...(subject && { subject: { contains: escapeLike(subject), mode: "insensitive" as const } }),
    ...(action && { action }),
    ...(person && { actorName: { contains: escapeLike(person), mode: "insensitive" as const } }),
    at: {
      ...(from && { gte: new Date(`${from}T00:00:00.000Z`) }),
      ...(to && { lte: new Date(`${to}T23:59:59.999Z`) }),
    },
  };
}

const BATCH = 500;

/** The records in the order they were written, read in batches, so that a log of any length fits. */
export async function* readAuditRecords(
  tx: Tx,
  where: Prisma.AuditRecordWhereInput = {},
): AsyncGenerator<AuditRecord> {
  let after: number | null = null;
  for (;;) {
    const rows: AuditRow[] = await tx.auditRecord.findMany({
      where: { AND: [where, after === null ? {} : { seq: { gt: after } }] },
      select: AUDIT_ROW,
      orderBy: { seq: "asc" },
      take: BATCH,
    });
    for (const row of rows) yield toAuditRecord(row);
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.seq;
  }
}
