import { purposeText } from "@/lib/governance/access-facts";
import type { GrantEnd } from "./grant-rules";
import type { AccessRequest } from "./model";
import type { AttestationCause } from "./port-basis";

/** What became of access, as a sentence about it goes on. */
export const END_WORDS = {
  expired: "has run out",
  revoked: "was revoked",
  "given-back": "was given back",
  renewed: "was renewed",
  lapsed: "has ended, because nobody confirmed it",
  "port-removed": "has ended, because the output port is gone",
  "account-closed": "has ended",
} as const satisfies Record<GrantEnd, string>;

/** Why access has to be confirmed, as a sentence about the port goes on. */
export const CAUSE_WORDS = {
  terms: "its terms of use have changed",
  classification: "it is classified more strictly",
  "personal-data": "it holds personal data that it did not hold before",
} as const satisfies Record<AttestationCause, string>;

export function purposeWords({
  purpose,
  purposeName,
}: Pick<AccessRequest, "purpose" | "purposeName">): string {
  return purposeText(purposeName, purpose);
}
