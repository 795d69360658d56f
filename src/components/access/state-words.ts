import type { Tone } from "@/components/ui/badge";
import type { Consumer } from "@/lib/access/consumer";
import type { GrantState } from "@/lib/access/grant-rules";
import type { RequestState } from "@/lib/access/request-rules";

export const GRANT_WORDS = {
  active: "Active",
  ending: "Ends soon",
  "to-confirm": "To confirm",
  expired: "Run out",
  revoked: "Revoked",
  "given-back": "Given back",
  renewed: "Renewed",
  lapsed: "Not confirmed",
  "port-removed": "Port is gone",
  "account-closed": "Account closed",
} as const satisfies Record<GrantState, string>;

export const GRANT_TONES = {
  active: "pass",
  ending: "attention",
  "to-confirm": "attention",
  expired: "neutral",
  revoked: "fail",
  "given-back": "neutral",
  renewed: "neutral",
  lapsed: "fail",
  "port-removed": "neutral",
  "account-closed": "neutral",
} as const satisfies Record<GrantState, Tone>;

export const REQUEST_WORDS = {
  "first-step": "Waits for approval",
  "second-step": "Waits for the second approval",
  granted: "Granted",
  denied: "Denied",
  withdrawn: "Withdrawn",
  expired: "Nobody decided",
} as const satisfies Record<RequestState, string>;

export const REQUEST_TONES = {
  "first-step": "accent",
  "second-step": "accent",
  granted: "pass",
  denied: "fail",
  withdrawn: "neutral",
  expired: "neutral",
} as const satisfies Record<RequestState, Tone>;

const KIND_WORDS = {
  person: "",
  domain: "the team of ",
  product: "the data product ",
} as const satisfies Record<Consumer["kind"], string>;

/** "the team of Marketing": who would have the access, within a sentence. */
export function consumerWords({ kind, name }: Pick<Consumer, "kind" | "name">): string {
  return `${KIND_WORDS[kind]}${name}`;
}

/** "all columns", "2 columns: id, email". */
export function columnWords(columns: readonly string[]): string {
  if (columns.length === 0) return "all columns";
  const shown = columns.slice(0, 5).join(", ");
  const more = columns.length > 5 ? " and more" : "";
  return `${columns.length} ${columns.length === 1 ? "column" : "columns"}: ${shown}${more}`;
}
