import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import { verifyChain } from "../audit-chain";
import type { VerifyAuditLog } from "../audit-record";
import { readAuditRecords } from "../audit-rows";
import type { ChainVerdict } from "../chain-verdict";

/** Reads the whole log and recomputes every hash of it. */
export async function verifyAuditLog(
  actor: Actor,
  { noted }: VerifyAuditLog,
  tx: Tx = db,
): Promise<ChainVerdict> {
  requireCan(actor, "audit.read");
  return verifyChain(readAuditRecords(tx), noted || undefined);
}
