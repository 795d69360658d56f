import { CRITICALITY_WEIGHTS, UNSAID_WEIGHT } from "@/lib/governance/compliance/criticality";

/** How the scores of several products become one, and why. */
export const WEIGHTING_WORDS = `The score of several products is their mean: a product of tier 1 counts ${CRITICALITY_WEIGHTS["tier-1"]} times, one of tier 2 ${CRITICALITY_WEIGHTS["tier-2"]} times and any other ${UNSAID_WEIGHT === 1 ? "once" : `${UNSAID_WEIGHT} times`}, for more depends on what is critical. Products that are not rated count in none.`;
