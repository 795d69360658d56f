import type { BoundPolicy, GrantedWaiver } from "./evaluation";

/** Whether a policy binds at a moment, is only announced, or has ended. */
export function modeAt(
  { effectiveFrom, lapsesAt }: BoundPolicy,
  asOf: Date,
): "binding" | "announced" | "over" {
  if (lapsesAt !== null && Date.parse(lapsesAt) <= asOf.getTime()) return "over";
  if (effectiveFrom === null || Date.parse(effectiveFrom) > asOf.getTime()) return "announced";
  return "binding";
}

/** The policy as it stands at a moment: once an emergency has lapsed, the version that was in force before it. */
export function standingAt(policy: BoundPolicy, asOf: Date): BoundPolicy {
  const { fallback, ...emergency } = policy;
  if (!fallback || modeAt(policy, asOf) !== "over") return policy;
  return { ...emergency, ...fallback, lapsesAt: null };
}

const DAY_MS = 86_400_000;

/**
 * Until when a policy accepts faults that were published before it; null without a grace, and once it is over.
 * Only what blocks has one: a warning needs none, and what is mandatory gives none.
 */
export function graceEnd({ effectiveFrom, requirement }: BoundPolicy, asOf: Date): Date | null {
  const { level, graceDays } = requirement;
  if (level !== "block" || effectiveFrom === null || graceDays === 0) return null;
  const end = new Date(Date.parse(effectiveFrom) + graceDays * DAY_MS);
  return end > asOf ? end : null;
}

/**
 * The waivers that count for a policy at a moment. Here alone expiry is decided, so that no caller can honour a
 * waiver that is over.
 */
export function waiversInForce(
  policy: BoundPolicy,
  waivers: readonly GrantedWaiver[],
  asOf: Date,
): readonly GrantedWaiver[] {
  const { level, waivable } = policy.requirement;
  if (level !== "block" || !waivable.allowed) return [];
  const isBeingConfirmed = graceEnd(policy, asOf) !== null;
  return waivers.filter(
    ({ policyKey, policyVersion, startsAt, expiresAt }) =>
      policyKey === policy.key &&
      (policyVersion >= policy.version || isBeingConfirmed) &&
      Date.parse(startsAt) <= asOf.getTime() &&
      asOf.getTime() < Date.parse(expiresAt),
  );
}

/**
 * The waiver that covers a fault of an element, or of a part of it; the one that lasts longest where there are several.
 * What covers an element covers its parts.
 */
export function waiverFor(
  waivers: readonly GrantedWaiver[],
  elementKey: string,
  partKey: string | null = null,
): GrantedWaiver | null {
  const covering = waivers.filter(
    ({ elements }) =>
      elements.length === 0 ||
      elements.includes(elementKey) ||
      (partKey !== null && elements.includes(partKey)),
  );
  return covering.reduce<GrantedWaiver | null>(
    (longest, waiver) => (longest && longest.expiresAt >= waiver.expiresAt ? longest : waiver),
    null,
  );
}

/** The start of the next day, UTC: the first moment at which a rule about days can say something else. */
export function nextMidnight(asOf: Date): Date {
  return new Date(Math.floor(asOf.getTime() / DAY_MS + 1) * DAY_MS);
}
