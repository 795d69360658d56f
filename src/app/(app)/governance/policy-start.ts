import { z } from "zod";
import type { PolicyTemplate } from "@/components/governance/template-gallery";
import { type PolicyContent, PolicyKey } from "@/lib/governance/model";
import { policySentence } from "@/lib/governance/policy-sentence";
import { findPolicy } from "@/lib/governance/queries/find-policy";
import { starterPolicies } from "@/lib/governance/starter-policies/starter-policies";
import type { Actor } from "@/lib/identity/model";

const Asked = z.object({
  from: z.string().optional().catch(undefined),
  copy: PolicyKey.optional().catch(undefined),
});

/** What a new policy begins with, and what that is called. */
export type PolicyStart = { label: string; content: PolicyContent | null };

/** What the address asks to begin with; null where it asks for nothing that is there. */
export async function startOf(
  actor: Actor,
  query: Record<string, string | string[] | undefined>,
): Promise<PolicyStart | null> {
  const { from, copy } = Asked.parse(query);
  if (copy !== undefined) {
    const policy = await findPolicy(actor, copy);
    if (!policy) return null;
    const { version, content } = policy.current;
    const origin = { kind: "begun", key: copy, version } as const;
    return { label: `Copy of ${copy}`, content: { ...content, origin } };
  }
  if (from === "blank") return { label: "Blank", content: null };
  const starter = starterPolicies().find(({ code }) => code === from);
  return starter ? { label: starter.content.title, content: starter.content } : null;
}

export function templates(): PolicyTemplate[] {
  return starterPolicies().map(({ code, content }) => ({
    code,
    title: content.title,
    category: content.category,
    sentence: policySentence(content).rule,
  }));
}
