import type { Tone } from "@/components/ui/badge";
import { counted } from "@/components/ui/counted";
import { elementWords } from "@/lib/governance/element-words";
import type { Waiver, WaiverState } from "@/lib/governance/waiver";
import { dayOf } from "@/lib/governance/waiver-rules";

export const WAIVER_STATE_WORDS = {
  requested: "Requested",
  active: "In force",
  ending: "Ends soon",
  expired: "Expired",
  rejected: "Rejected",
  revoked: "Revoked",
  withdrawn: "Withdrawn",
} as const satisfies Record<WaiverState, string>;

export const WAIVER_STATE_TONES = {
  requested: "accent",
  active: "pass",
  ending: "attention",
  expired: "neutral",
  rejected: "neutral",
  revoked: "neutral",
  withdrawn: "neutral",
} as const satisfies Record<WaiverState, Tone>;

/** So many elements are named where a waiver is told in one line. */
export const NAMED_MAX = 2;

/** What a waiver is for. */
export function reachWords({ elements }: Pick<Waiver, "elements">): string {
  if (elements.length === 0) return "The whole product, with what is added to it";
  if (elements.length > NAMED_MAX) return counted(elements.length, "element", "elements");
  const [first = "", ...others] = elements.map(elementWords);
  return [first, ...others.map(lowered)].join(" and ");
}

/** "Until 2026-12-01", in the tense the date asks for. */
export function termWords({ expiresAt, status }: Pick<Waiver, "expiresAt" | "status">, now: Date): string {
  const day = dayOf(expiresAt);
  if (status === "requested") return `asked until ${day}`;
  return expiresAt > now ? `until ${day}` : `was until ${day}`;
}

/** Who decided what, for a waiver that was decided. */
export function decisionWords({ status, decidedBy }: Pick<Waiver, "status" | "decidedBy">): string | null {
  if (status === "requested" || status === "withdrawn") return null;
  const verb = { active: "granted", rejected: "rejected", revoked: "revoked" }[status];
  return `${verb} by ${decidedBy?.name ?? "somebody who has left"}`;
}

export function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
