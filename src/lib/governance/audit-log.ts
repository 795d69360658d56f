import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import type { JsonObject } from "@/lib/registry/json";
import { GENESIS, hashOfRecord } from "./audit-chain";
import type { AuditAction } from "./audit-record";

/** Another number than those of the other locks. */
const AUDIT_LOCK = 72707371;

const Head = z.object({ seq: z.number().int(), hash: z.string() });
const BEFORE_THE_FIRST = { seq: 0, hash: GENESIS };

export type Decision = {
  action: AuditAction;
  /** What people call it: `sales/orders`, `PRI-02`. */
  subject: string;
  subjectId: string;
  /** Null when nobody decided but the passing of time. */
  actor: { id: string; name: string } | null;
  at: Date;
  facts: JsonObject;
};

/**
 * The only writer of the audit log. Call it last in the transaction that decides: until that one ends, every other
 * decision waits here for its number.
 */
export async function recordDecision(tx: Tx, { actor, at, ...decision }: Decision): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${AUDIT_LOCK})`;
  const newest = await tx.auditRecord.findFirst({
    select: { seq: true, hash: true },
    orderBy: { seq: "desc" },
  });
  const head = newest ? Head.parse(newest) : BEFORE_THE_FIRST;
  const record = {
    ...decision,
    seq: head.seq + 1,
    at: at.toISOString(),
    actorId: actor?.id ?? null,
    actorName: actor?.name ?? "Agora",
    previous: head.hash,
  };
  await tx.auditRecord.createMany({ data: [{ ...record, hash: hashOfRecord(record) }] });
}
