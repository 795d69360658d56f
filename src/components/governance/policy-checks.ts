import { PolicyCode } from "@/lib/governance/model";
import type { DraftProblems } from "./draft-problems";
import { CLAUSES } from "./policy-draft";

/** Why a policy cannot be quoted as this, or null. */
export function codeFaultOf(code: string): string | null {
  const parsed = PolicyCode.safeParse(code);
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? "This is no key.");
}

/** What there is to mend before a save, in words; gaps count once somebody has tried to save. */
export function obstacleOf({ clauses, others, gaps }: DraftProblems, isAttempted: boolean): string | null {
  const messages = [
    ...CLAUSES.flatMap((name) => clauses[name].map(({ message }) => message)),
    ...others.values(),
    ...(isAttempted ? gaps.values() : []),
  ];
  if (messages.length > 1) return `${messages.length} things to mend before it can be saved`;
  return messages[0] ?? null;
}
