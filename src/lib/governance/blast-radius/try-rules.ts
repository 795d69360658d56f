import type { AccessFacts } from "../access-facts";
import { evaluatePolicy } from "../evaluate-policy";
import type { BoundPolicy } from "../evaluation";
import { readSnapshot } from "../policy-view";
import { type PublishedText, readPublished } from "../published-product";
import { toSubject } from "../published-subject";
import type { Verdict } from "./report";

/** What is in force today and what would be, null for nothing, and as of when. */
export type Trial = { before: BoundPolicy | null; after: BoundPolicy | null; asOf: Date };

/** A product to try rules on; with the access to it that is in force, where the rules are about that. */
export type TriedText = PublishedText & { access?: readonly AccessFacts[] };

export type Tried = { productId: string; domainId: string; before: Verdict | null; after: Verdict | null };

/**
 * What both rules say of a published product, without baseline and waivers: the question is whom the rule hits in the
 * end. Plain data in and out: any thread may try.
 */
export function tryRules({ before, after, asOf }: Trial, text: TriedText): Tried {
  const { access } = text;
  const subject = toSubject(readPublished(text), { asOf, waivers: [] });
  const snapshot = readSnapshot({ ...subject, ...(access && { access }) });
  const judge = (policy: BoundPolicy | null): Verdict | null => {
    const outcome = policy && evaluatePolicy(policy, { snapshot, asOf, waivers: [], baseline: () => null });
    if (!outcome) return null;
    const { status, failed, checked, error } = outcome;
    const findings = outcome.findings.map(({ label, message }) => ({ label, message }));
    return { status, failed, checked, error, findings };
  };
  return { productId: text.id, domainId: text.domainId, before: judge(before), after: judge(after) };
}
