import { AuditAction } from "@/lib/governance/audit-record";
import { PolicyKey, policyHref } from "@/lib/governance/model";
import { productHref } from "@/lib/registry/model";
import { fromRefText } from "@/lib/registry/ref-text";

export const ACTION_LABELS = {
  "policy.created": "Policy written",
  "policy.version-added": "Policy changed",
  "policy.activated": "Policy activated",
  "policy.retired": "Policy retired",
  "policy.deleted": "Policy deleted",
  "product.published": "Published",
  "product.publish-refused": "Publication refused",
  "product.moved": "Product moved",
  "product.retired-early": "Retired before all consumers were ready",
  "domain.moved": "Domain moved",
  "waiver.requested": "Waiver requested",
  "waiver.granted": "Waiver granted",
  "waiver.rejected": "Waiver rejected",
  "waiver.revoked": "Waiver revoked",
  "waiver.withdrawn": "Waiver withdrawn",
  "proposal.opened": "Proposal opened",
  "proposal.approved": "Proposal approved",
  "proposal.rejected": "Proposal rejected",
  "proposal.withdrawn": "Proposal withdrawn",
  "access.refused": "Request for access refused by policy",
  "access.approved": "First step of access approved",
  "access.denied": "Access denied",
  "access.granted": "Access granted",
  "access.ended": "Access ended",
  "vote.cast": "Vote cast",
  "comment.written": "Comment written",
  "comment.edited": "Comment edited",
  "comment.removed": "Comment removed",
  "token.revoked": "Somebody's access token revoked",
  "search.tuned": "Search tuned",
  "search.judged-query-added": "Judged query added",
  "search.judged-query-removed": "Judged query removed",
} as const satisfies Record<AuditAction, string>;

/** A record somebody tampered with may name an action there never was; it is shown as it stands. */
export function actionLabel(action: string): string {
  const known = AuditAction.safeParse(action);
  return known.success ? ACTION_LABELS[known.data] : action;
}

/** The page of what was decided about, when the subject names a policy or a product. */
export function subjectHref(subject: string): string | null {
  if (PolicyKey.safeParse(subject).success) return policyHref(subject);
  const ref = fromRefText(subject);
  return ref && productHref(ref);
}

const FACT_LABELS: ReadonlyMap<string, string> = new Map([
  ["contentHash", "Hash of the policy"],
  ["snapshotHash", "Hash of the document"],
  ["bundleHash", "Hash of the policies in force"],
  ["evaluationId", "Receipt"],
  ["acknowledged", "Warnings acknowledged"],
  ["blocking", "Refused by"],
  ["changeNote", "Note"],
  ["waivers", "Waivers given"],
  ["textHash", "Hash of the words"],
]);

/** What a fact is called: `effectiveFrom` reads "Effective from". */
export function factLabel(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return FACT_LABELS.get(name) ?? words.charAt(0).toUpperCase() + words.slice(1);
}
