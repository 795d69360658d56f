import { z } from "zod";
import { CRITICALITIES } from "@/lib/registry/descriptor";
import type { JsonObject } from "@/lib/registry/json";

/** How critical a product is; null where its descriptor says nothing, or a word of its own. */
export const Criticality = z.enum(CRITICALITIES).nullable();
export type Criticality = z.infer<typeof Criticality>;

export function criticalityOf({ criticality }: JsonObject): Criticality {
  const word = typeof criticality === "string" ? criticality.trim().toLowerCase() : null;
  return CRITICALITIES.find((known) => known === word) ?? null;
}

/** How often a product counts in the score of what it is part of: what the business stands on counts most. */
export const CRITICALITY_WEIGHTS = { "tier-1": 3, "tier-2": 2, "tier-3": 1 } as const;
export const UNSAID_WEIGHT = 1;

export function criticalityWeight(criticality: Criticality): number {
  return criticality === null ? UNSAID_WEIGHT : CRITICALITY_WEIGHTS[criticality];
}
