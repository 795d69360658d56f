import "server-only";
import type { NewMail } from "@/lib/platform/mail";
import { publicUrl } from "@/lib/platform/public-url";
import { waiverHref } from "./waiver";
import { dayOf, daysUntil } from "./waiver-rules";

type EndingWaiver = {
  id: string;
  expiresAt: Date;
  policy: { key: string };
  product: { title: string };
};

/** Tells somebody that a waiver ends, or has ended, and where it can be renewed. */
export function waiverMail(
  person: { name: string; email: string },
  { id, expiresAt, policy, product }: EndingWaiver,
  at: Date,
): NewMail {
  return {
    to: person.email,
    subject: `The waiver of ${policy.key} for ${product.title} ${endWords(expiresAt, at)}`,
    body: [
      `Hello ${person.name},`,
      `${product.title} was excepted from the policy ${policy.key} until ${dayOf(expiresAt)}. From then on what fails the policy is no longer accepted, and the next version cannot be published with it.`,
      `Mend it, or ask for a renewal while it lasts:\n${publicUrl(waiverHref({ id }))}`,
    ].join("\n\n"),
  };
}

type RequestedWaiver = EndingWaiver & { reason: string };

/** Asks somebody who decides about waivers to decide about this one. */
export function waiverRequestMail(
  person: { name: string; email: string },
  { id, expiresAt, policy, product, reason }: RequestedWaiver,
  askedBy: string,
): NewMail {
  return {
    to: person.email,
    subject: `A waiver of ${policy.key} for ${product.title} waits for your decision`,
    body: [
      `Hello ${person.name},`,
      `${askedBy} asks that what fails the policy ${policy.key} in ${product.title} be accepted until ${dayOf(expiresAt)}:`,
      reason,
      `Grant or reject it:\n${publicUrl(waiverHref({ id }))}`,
    ].join("\n\n"),
  };
}

/** Tells who asked for a waiver what became of it. */
export function waiverDecisionMail(
  person: { name: string; email: string },
  { id, expiresAt, policy, product }: EndingWaiver,
  { decision, byName, note }: { decision: "granted" | "rejected" | "revoked"; byName: string; note: string },
): NewMail {
  const effect = {
    granted: `What it names is accepted until ${dayOf(expiresAt)}.`,
    rejected: "What fails the policy has to be mended before the next version can be published.",
    revoked: "What fails the policy is no longer accepted, and the next version cannot be published with it.",
  };
  return {
    to: person.email,
    subject: `The waiver of ${policy.key} for ${product.title} was ${decision}`,
    body: [
      `Hello ${person.name},`,
      `${byName} has ${decision} the waiver of ${policy.key} for ${product.title}. ${effect[decision]}`,
      ...(note === "" ? [] : [note]),
      publicUrl(waiverHref({ id })),
    ].join("\n\n"),
  };
}

function endWords(expiresAt: Date, at: Date): string {
  const days = daysUntil(expiresAt, at);
  if (days < 0) return "has ended";
  if (days === 0) return "ends today";
  return days === 1 ? "ends tomorrow" : `ends in ${days} days`;
}
