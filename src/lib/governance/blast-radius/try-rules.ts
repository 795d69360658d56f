import { evaluatePolicy } from "../evaluate-policy";
import type { BoundPolicy } from "../evaluation";
import { readSnapshot } from "../policy-view";
import { type PublishedText, readPublished } from "../published-product";
import { toSubject } from "../published-subject";
import type { Verdict } from "./report";

/** What is in force today and what would be, null for nothing, and as of when. */
export type Trial = { before: BoundPolicy | null; after: BoundPolicy | null; asOf: Date };

export type Tried = { productId: string; domainId: string; before: Verdict | null; after: Verdict | null };

/**
 * What both rules say of a published product, without baseline and waivers: the question is whom the rule hits in the
 * end. Plain data in and out: any thread may try.
 */
export function tryRules({ before, after, asOf }: Trial, text: PublishedText): Tried {
  const snapshot = readSnapshot(toSubject(readPublished(text), { asOf, waivers: [] }));
  const judge = (policy: BoundPolicy | null): Verdict | null => {
    const outcome = policy && evaluatePolicy(policy, { snapshot, asOf, waivers: [], baseline: () => null });
    if (!outcome) return null;
    const { status, failed, checked, error } = outcome;
    const findings = outcome.findings.map(({ label, message }) => ({ label, message }));
    return { status, failed, checked, error, findings };
  };
  return { productId: text.id, domainId: text.domainId, before: judge(before), after: judge(after) };
}
