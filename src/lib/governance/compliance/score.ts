import { z } from "zod";
import type { Outcome } from "../evaluation";
import type { Severity } from "../model";

export const BADGES = ["non-compliant", "compliant", "not-rated"] as const;
export const Badge = z.enum(BADGES);
export type Badge = z.infer<typeof Badge>;

/** What of an outcome counts. */
export type RatedOutcome = Pick<
  Outcome,
  "policy" | "status" | "mode" | "blocking" | "checked" | "failed" | "graceUntil"
>;

/** How well a product meets what it is held to. The outcomes are the evaluation's own, so a reason leads to its evidence. */
export type Rating<O extends RatedOutcome = RatedOutcome> = {
  badge: Badge;
  /** 0 to 100; null where nothing was rated. */
  score: number | null;
  /** Why the product is not compliant; empty otherwise. */
  reasons: readonly O[];
  /** Every binding policy that is not met, the reasons among them. */
  open: readonly O[];
  /** Faults that are accepted for a time are in no sum and shown beside it. */
  waived: readonly O[];
  grace: readonly O[];
  /** Announced policies that are not met: no sum, no reason, but good to know. */
  coming: readonly O[];
  /** When the first grace ends. */
  dueAt: string | null;
};

export const WEIGHTS = { critical: 10, high: 5, medium: 3, low: 1 } as const satisfies Record<
  Severity,
  number
>;

/**
 * Essentials count by their severity like every policy. Whatever would refuse the publication today makes the product
 * non-compliant, whatever the score is; where nothing applies it is not rated, never 100.
 */
export function rate<O extends RatedOutcome>(outcomes: readonly O[]): Rating<O> {
  const binding = outcomes.filter(({ mode }) => mode === "binding");
  const rated = binding.filter(isCounted);
  const weight = sum(rated, weightOf);
  const reasons = rated.filter(({ blocking }) => blocking);
  const grace = binding.filter(({ status }) => status === "grace");
  const isRated = weight > 0;
  return {
    badge: reasons.length > 0 ? "non-compliant" : isRated ? "compliant" : "not-rated",
    score: isRated ? (100 * sum(rated, (outcome) => weightOf(outcome) * shareMet(outcome))) / weight : null,
    reasons,
    open: rated.filter(({ status }) => status !== "pass"),
    waived: binding.filter(({ status }) => status === "waived"),
    grace,
    coming: outcomes.filter(
      ({ mode, status }) => mode === "announced" && status !== "pass" && status !== "not-applicable",
    ),
    dueAt: grace.flatMap(({ graceUntil }) => graceUntil ?? []).sort()[0] ?? null,
  };
}

/** As people read it: rounded down, so that 100 is said of nothing that has a fault. */
export function wholeScore(score: number): number {
  return Math.floor(score + FLOATING_DUST);
}
const FLOATING_DUST = 1e-9;

function isCounted({ status }: RatedOutcome): boolean {
  return status === "pass" || status === "fail" || status === "error";
}

function weightOf({ policy }: RatedOutcome): number {
  return WEIGHTS[policy.severity];
}

/** What only advises or warns is met in part; what refuses is met or not. */
function shareMet({ policy, status, checked, failed }: RatedOutcome): number {
  if (status === "pass") return 1;
  const isRefusal = policy.level === "block" || policy.level === "mandatory";
  if (isRefusal || status !== "fail" || checked === 0) return 0;
  return Math.max(0, 1 - failed / checked);
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
