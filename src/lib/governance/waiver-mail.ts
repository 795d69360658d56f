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

function endWords(expiresAt: Date, at: Date): string {
  const days = daysUntil(expiresAt, at);
  if (days < 0) return "has ended";
  if (days === 0) return "ends today";
  return days === 1 ? "ends tomorrow" : `ends in ${days} days`;
}
