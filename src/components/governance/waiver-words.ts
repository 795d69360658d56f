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

/** What a waiver is for. */
export function reachWords({ elements }: Pick<Waiver, "elements">): string {
  const [first] = elements;
  if (first === undefined) return "The whole product, with what is added to it";
  return elements.length === 1 ? elementWords(first) : counted(elements.length, "element", "elements");
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
