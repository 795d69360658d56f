import { z } from "zod";
import { soughtText } from "@/lib/platform/sought-text";
import { JsonObject } from "@/lib/registry/json";

/** Every kind of decision that leaves a record. */
export const AUDIT_ACTIONS = [
  "policy.created",
  "policy.version-added",
  "policy.activated",
  "policy.retired",
  "policy.deleted",
  "product.published",
  "product.publish-refused",
  "product.moved",
  "product.retired-early",
  "domain.moved",
  "waiver.requested",
  "waiver.granted",
  "waiver.rejected",
  "waiver.revoked",
  "waiver.withdrawn",
  "proposal.opened",
  "proposal.approved",
  "proposal.rejected",
  "proposal.withdrawn",
  "access.refused",
  "access.approved",
  "access.denied",
  "access.granted",
  "access.ended",
  "vote.cast",
  "comment.written",
  "comment.edited",
  "comment.removed",
  "token.revoked",
  "search.tuned",
  "search.judged-query-added",
  "search.judged-query-removed",
] as const;
export const AuditAction = z.enum(AUDIT_ACTIONS);
export type AuditAction = z.infer<typeof AuditAction>;

/**
 * One decision as it is kept for ever. It is read leniently: a record somebody tampered with must be read to be
 * found, and its hash tells.
 */
export const AuditRecord = z.object({
  /** Counts from 1, without gaps. */
  seq: z.number().int(),
  at: z.string(),
  action: z.string(),
  /** What was decided about, in words that outlive it: `sales/orders`, `PRI-02`. */
  subject: z.string(),
  subjectId: z.string(),
  /** Null when nobody decided but the passing of time. */
  actorId: z.string().nullable(),
  actorName: z.string(),
  facts: JsonObject.catch({}),
  /** The hash of the record before. */
  previous: z.string(),
  hash: z.string(),
});
export type AuditRecord = z.infer<typeof AuditRecord>;

/** As an address asks for a part of the log: what cannot be read is as if it had not been asked for. */
export const AuditFilter = z.object({
  subject: soughtText(200).default(""),
  action: AuditAction.optional().catch(undefined),
  person: soughtText(100).default(""),
  /** The first and the last day, in UTC. */
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

export const VerifyAuditLog = z.object({
  /** A head hash that was noted outside, to see that the log still goes on from it. */
  noted: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^([0-9a-f]{64})?$/, "A head hash has 64 digits and letters from a to f.")
    .default(""),
});
export type VerifyAuditLog = z.infer<typeof VerifyAuditLog>;
