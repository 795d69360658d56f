import "server-only";
import type { AuditRecord } from "./audit-record";
import { canonicalHash } from "./canonical-hash";
import type { ChainVerdict } from "./chain-verdict";

/** What the first record follows, so that it too has something before it. */
export const GENESIS = "agora audit log";

type Sealed = Omit<AuditRecord, "hash">;

/** Covers every field and, through `previous`, every record before it. */
export function hashOfRecord({ hash: _hash, ...sealed }: Sealed & { hash?: string }): string {
  return canonicalHash(sealed);
}

/**
 * Whether records, in the order they are kept in, are the unbroken log from its beginning.
 *
 * The log alone cannot tell that its newest records were cut off, or were written anew from some point on: for that
 * it is held against a head that was noted outside.
 */
export async function verifyChain(
  records: Iterable<AuditRecord> | AsyncIterable<AuditRecord>,
  noted?: string,
): Promise<ChainVerdict> {
  let count = 0;
  let head = GENESIS;
  let isNotedFound = noted === undefined || noted === head;
  for await (const record of records) {
    const expected = count + 1;
    if (record.seq > expected) return { ok: false, seq: expected, reason: "gap" };
    if (record.seq < expected) return { ok: false, seq: record.seq, reason: "order" };
    if (hashOfRecord(record) !== record.hash) return { ok: false, seq: expected, reason: "changed" };
    if (record.previous !== head) return { ok: false, seq: expected, reason: "unlinked" };
    count = expected;
    head = record.hash;
    isNotedFound ||= head === noted;
  }
  return isNotedFound ? { ok: true, count, head } : { ok: false, seq: count + 1, reason: "cut" };
}
