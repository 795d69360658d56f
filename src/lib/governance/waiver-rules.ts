import type { Actor } from "@/lib/identity/model";
import { can, canInDomain } from "@/lib/identity/permissions";
import type { Bundle } from "./evaluation";
import { CATEGORY_LABELS, type Category, type Level, type Requirement, type WaiverApprover } from "./model";
import type { WaiverState, WaiverStatus } from "./waiver";

const DAY_MS = 86_400_000;

/** Days before its end from which a waiver is shown as ending. */
export const ENDING_DAYS = 14;

/** What of a policy says who grants its waivers, for a product of which domain. */
export type Approval = { approver: WaiverApprover; category: Category; domainId: string };

/** Whether the actor is one whom the policy names to grant exceptions, before it is asked who wanted this one. */
export function isApprover(actor: Actor, { approver, category, domainId }: Approval): boolean {
  if (can(actor, "waiver.decide-any")) return true;
  switch (approver) {
    case "category-steward":
      return actor.stewardOf.includes(category);
    case "domain-owner":
      return canInDomain(actor, "waiver.decide", domainId);
    case "governance-group":
      return actor.delegateOf.length > 0;
  }
}

export type WaiverDecision = { allowed: true } | { allowed: false; reason: string };

/** Nobody grants or rejects what they asked for themselves, whatever else they may do. */
export function decisionOf(
  actor: Actor,
  waiver: Approval & { requestedById: string | null },
): WaiverDecision {
  if (waiver.requestedById === actor.id)
    return { allowed: false, reason: "You asked for this waiver, so somebody else decides." };
  if (!isApprover(actor, waiver))
    return { allowed: false, reason: `${approverWords(waiver)} decides about this waiver.` };
  return { allowed: true };
}

/** Ending an exception only makes things stricter, so whoever has the use of it may give it up as well. */
export function mayRevokeWaiver(actor: Actor, waiver: Approval & { requestedById: string | null }): boolean {
  return waiver.requestedById === actor.id || isApprover(actor, waiver);
}

export function mayRequestWaiver(actor: Actor, { domainId }: { domainId: string }): boolean {
  return canInDomain(actor, "waiver.request", domainId);
}

/** Who decides, as a sentence begins. */
export function approverWords({ approver, category }: Pick<Approval, "approver" | "category">): string {
  switch (approver) {
    case "category-steward":
      return `A steward of ${CATEGORY_LABELS[category]}, or an admin,`;
    case "domain-owner":
      return "An owner of the domain, or an admin,";
    case "governance-group":
      return "A delegate of the governance group, or an admin,";
  }
}

/** Why nobody can be excepted from a policy; null when somebody can. */
export function whyNotWaivable({ level, waivable }: Pick<Requirement, "level" | "waivable">): string | null {
  const reason = NOT_WAIVABLE[level];
  if (reason !== null) return reason;
  return waivable.allowed ? null : "This policy gives no exceptions.";
}

const NOT_WAIVABLE = {
  inform: "This policy only advises, so there is nothing to waive.",
  warn: "This policy only warns: publish anyway and say that you read it.",
  block: null,
  mandatory: "This policy is mandatory: nobody may grant an exception from it.",
} as const satisfies Record<Level, string | null>;

/** The keys of the policies that allow exceptions. */
export function waivableKeys({ policies }: Pick<Bundle, "policies">): string[] {
  return policies.filter(({ requirement }) => whyNotWaivable(requirement) === null).map(({ key }) => key);
}

/** The last moment of a day, UTC: a waiver counts on the whole of its last day. */
export function endOfDay(date: string): Date {
  return new Date(`${date}T23:59:59.999Z`);
}

/** The last day a waiver that is granted at `now` may count. */
export function latestDay(maxDays: number, now: Date): string {
  return dayOf(new Date(now.getTime() + maxDays * DAY_MS));
}

/** What is wrong with the end of a waiver that would begin at `now`; null when nothing is. */
export function termFault(expiresAt: Date, maxDays: number, now: Date): string | null {
  if (expiresAt <= now) return "The last day is over already.";
  const latest = latestDay(maxDays, now);
  return dayOf(expiresAt) > latest
    ? `The policy allows ${maxDays} ${maxDays === 1 ? "day" : "days"} at most: until ${latest}.`
    : null;
}

/** How a waiver stands: what was decided, and what time has made of it. */
export function waiverState(
  { status, expiresAt }: { status: WaiverStatus; expiresAt: Date },
  now: Date,
): WaiverState {
  if (status !== "active" && status !== "requested") return status;
  // A request whose last day has passed can no longer be granted.
  if (expiresAt <= now) return "expired";
  if (status === "requested") return "requested";
  return expiresAt <= endingFrom(now) ? "ending" : "active";
}

/** What ends up to this moment ends soon. */
export function endingFrom(now: Date): Date {
  return new Date(now.getTime() + ENDING_DAYS * DAY_MS);
}

/** Whole days from one day to the other, UTC; nought on the last day itself, negative after it. */
export function daysUntil(expiresAt: Date, now: Date): number {
  return (Date.parse(dayOf(expiresAt)) - Date.parse(dayOf(now))) / DAY_MS;
}

export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
