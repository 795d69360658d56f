import { z } from "zod";
import type { PolicyChange, PolicyDetail } from "@/lib/governance/policy";
import { policyChanges } from "@/lib/governance/policy-changes";
import { policySentence } from "@/lib/governance/policy-sentence";
import { findPolicyVersion } from "@/lib/governance/queries/find-policy";
import type { Actor } from "@/lib/identity/model";
import { OrdinalText } from "@/lib/platform/storable";

const Asked = z.object({
  from: OrdinalText.optional().catch(undefined),
  to: OrdinalText.optional().catch(undefined),
});

type Comparison = { from: number; to: number; changes: readonly PolicyChange[] };

/** Two versions of a policy side by side: those asked for, or the newest two; null when there is only one. */
export async function comparisonOf(
  actor: Actor,
  policy: Pick<PolicyDetail, "key" | "history">,
  query: Record<string, string | string[] | undefined>,
): Promise<Comparison | null> {
  const { key } = policy;
  const [newest, before] = policy.history;
  if (!newest || !before) return null;
  const { from = before.version, to = newest.version } = Asked.parse(query);
  const [older, newer] = await Promise.all([
    findPolicyVersion(actor, key, from),
    findPolicyVersion(actor, key, to),
  ]);
  if (!older || !newer) {
    const wasAsked = query.from !== undefined || query.to !== undefined;
    return wasAsked ? comparisonOf(actor, policy, {}) : null;
  }
  const sentences = {
    label: "In words",
    before: policySentence(older.content).rule,
    after: policySentence(newer.content).rule,
  };
  const changes = policyChanges(older.content, newer.content);
  return {
    from,
    to,
    changes: sentences.before === sentences.after ? changes : [sentences, ...changes],
  };
}
