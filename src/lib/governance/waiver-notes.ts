import type { NewNotification } from "@/lib/notifications/notify";
import { waiverHref } from "./waiver";
import { dayOf, daysUntil } from "./waiver-rules";

type EndingWaiver = {
  id: string;
  expiresAt: Date;
  policy: { key: string; category: string };
  product: { id: string; title: string };
};

/** To whoever has to do with a waiver in a role: in the product's domain, in its category, or in the organisation. */
function about(personId: string, { id, policy, product }: EndingWaiver) {
  const href = waiverHref({ id });
  const { category } = policy;
  return { personId, productId: product.id, domainId: null, as: "role", category, href } as const;
}

/** Tells somebody that a waiver ends, or has ended, and where it can be renewed. */
export function waiverEndingNote(personId: string, waiver: EndingWaiver, at: Date): NewNotification {
  const { expiresAt, policy, product } = waiver;
  return {
    ...about(personId, waiver),
    kind: "waiver.ending",
    title: `The waiver of ${policy.key} for ${product.title} ${endWords(expiresAt, at)}`,
    text: `${product.title} was excepted from the policy ${policy.key} until ${dayOf(expiresAt)}. From then on what fails the policy is no longer accepted, and the next version cannot be published with it.\n\nMend it, or ask for a renewal while it lasts.`,
  };
}

type RequestedWaiver = EndingWaiver & { reason: string };

/** Asks somebody who decides about waivers to decide about this one. */
export function waiverRequestNote(
  personId: string,
  waiver: RequestedWaiver,
  askedBy: string,
): NewNotification {
  const { expiresAt, policy, product, reason } = waiver;
  return {
    ...about(personId, waiver),
    kind: "waiver.asked",
    title: `A waiver of ${policy.key} for ${product.title} waits for your decision`,
    text: `${askedBy} asks that what fails the policy ${policy.key} in ${product.title} be accepted until ${dayOf(expiresAt)}:\n\n${reason}\n\nGrant or reject it.`,
  };
}

/** Tells who asked for a waiver what became of it. */
export function waiverDecisionNote(
  personId: string,
  waiver: EndingWaiver,
  { decision, byName, note }: { decision: "granted" | "rejected" | "revoked"; byName: string; note: string },
): NewNotification {
  const { expiresAt, policy, product } = waiver;
  const effect = {
    granted: `What it names is accepted until ${dayOf(expiresAt)}.`,
    rejected: "What fails the policy has to be mended before the next version can be published.",
    revoked: "What fails the policy is no longer accepted, and the next version cannot be published with it.",
  };
  return {
    ...about(personId, waiver),
    kind: "waiver.decided",
    title: `The waiver of ${policy.key} for ${product.title} was ${decision}`,
    text: [
      `${byName} has ${decision} the waiver of ${policy.key} for ${product.title}. ${effect[decision]}`,
      ...(note === "" ? [] : [note]),
    ].join("\n\n"),
  };
}

function endWords(expiresAt: Date, at: Date): string {
  const days = daysUntil(expiresAt, at);
  if (days < 0) return "has ended";
  if (days === 0) return "ends today";
  return days === 1 ? "ends tomorrow" : `ends in ${days} days`;
}
