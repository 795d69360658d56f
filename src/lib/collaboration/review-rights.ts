export type ReviewFacts = {
  /** Whether they work for the domain that owns the product. */
  isOfTeam: boolean;
  /** Whether they, or those they work for, had access in force for at least a moment. */
  hadAccess: boolean;
};

export type ReviewDecision = { allowed: true } | { allowed: false; reason: string };

/** Who may say what a product is worth: whoever could use it, and nobody who answers for it. */
export function decideReview({ isOfTeam, hadAccess }: ReviewFacts): ReviewDecision {
  if (isOfTeam)
    return { allowed: false, reason: "You work for the domain that owns it; its users review it." };
  if (!hadAccess)
    return { allowed: false, reason: "Reviews come from people who have, or had, access to the product." };
  return { allowed: true };
}
