import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import type { Decision } from "./audit-log";

/**
 * Deletes policies with all that hangs on them: versions, proposals, waivers. Returns the records that stay of them,
 * which the caller hands to the audit log last of all: until the transaction ends, every other decision waits there.
 */
export async function deletePolicies(
  tx: Tx,
  actor: Actor | null,
  ids: readonly string[],
): Promise<Decision[]> {
  const where = { id: { in: [...ids] } };
  const policies = await tx.policy.findMany({ where, select: DELETED, orderBy: { key: "asc" } });
  await tx.policy.deleteMany({ where });
  const at = now();
  const records: Decision[] = [];
  for (const { id, key, status, activeVersion } of policies) {
    const { version = null, contentHash = null } = activeVersion ?? {};
    const payload = { key, version };
    await recordEvent(tx, { type: "policy.deleted", subjectId: id, actorId: actor?.id ?? null, payload });
    records.push({
      action: "policy.deleted",
      subject: key,
      subjectId: id,
      actor,
      at,
      facts: {
        version,
        contentHash,
        before: { status, version },
        after: { status: "deleted", version: null },
      },
    });
  }
  return records;
}

const DELETED = {
  id: true,
  key: true,
  status: true,
  activeVersion: { select: { version: true, contentHash: true } },
} as const;
