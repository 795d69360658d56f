import type { ProductRef } from "@/lib/registry/model";
import { evaluate } from "../evaluate";
import type { BoundPolicy, Bundle, Finding } from "../evaluation";
import type { Level } from "../model";
import type { Subject } from "../policy-view";

export type PolicyLine = { key: string; title: string; level: Level };

/** A published product that the policies of the new place would refuse, though those of the old one do not. */
export type RefusedProduct = {
  ref: ProductRef;
  title: string;
  policies: readonly (PolicyLine & { failed: number; findings: readonly Finding[]; error: string | null })[];
};

/** What a move changes about the policies that bind, and whom they would newly refuse. */
export type MoveConsequences = {
  gained: readonly PolicyLine[];
  lost: readonly PolicyLine[];
  /** How many published products were looked at. */
  products: number;
  refused: readonly RefusedProduct[];
};

/** A move that was not made: everything it would have done, and whether the person may insist with a reason. */
export type RefusedMove = { consequences: MoveConsequences; mayOverrule: boolean };

const FINDINGS_SHOWN = 5;

/** The policies of one set that are not in the other. */
export function policiesBeyond({ policies }: Bundle, other: Bundle): BoundPolicy[] {
  const known = new Set(other.policies.map(({ key }) => key));
  return policies.filter(({ key }) => !known.has(key));
}

/**
 * What refuses a product in its new place and did not before. Policies only ever add reasons to refuse, each on its
 * own, so that those it already lives with need not be asked again.
 */
export function newRefusals(gained: readonly BoundPolicy[], subject: Subject): RefusedProduct["policies"] {
  const keys = new Set(gained.map(({ key }) => key));
  const { outcomes } = evaluate(subject, { hash: "policies of the new place", policies: [...gained] });
  return outcomes
    .filter(({ blocking, policy }) => blocking && keys.has(policy.key))
    .map(({ policy: { key, title, level }, failed, findings, error }) => ({
      key,
      title,
      level,
      failed,
      findings: findings.filter(({ standing }) => standing === "open").slice(0, FINDINGS_SHOWN),
      error,
    }));
}

export function toLine({ key, requirement: { title, level } }: BoundPolicy): PolicyLine {
  return { key, title, level };
}
