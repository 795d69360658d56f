import type { Tone } from "@/components/ui/badge";
import { BADGE_LABELS } from "@/lib/governance/compliance/badge-labels";
import type { Shown } from "@/lib/governance/compliance/overview";
import type { Badge } from "@/lib/governance/compliance/score";
import type { Cause, TransitionEnd } from "@/lib/governance/compliance/transitions";

export const BADGE_TONES = {
  compliant: "pass",
  "non-compliant": "fail",
  "not-rated": "neutral",
} as const satisfies Record<Badge, Tone>;

export const SHOWN_LABELS = { ...BADGE_LABELS, all: "All" } as const satisfies Record<Shown, string>;

/** What a policy said, as the end of a change. */
export const END_WORDS = {
  none: "not held to it",
  pass: "met",
  fail: "not met",
  waived: "waived",
  grace: "accepted for a time",
  "not-applicable": "nothing to check",
  error: "could not be evaluated",
} as const satisfies Record<TransitionEnd, string>;

export const END_TONES = {
  none: "neutral",
  pass: "pass",
  fail: "fail",
  waived: "accent",
  grace: "attention",
  "not-applicable": "neutral",
  error: "fail",
} as const satisfies Record<TransitionEnd, Tone>;

export const CAUSE_WORDS = {
  publication: "a publication",
  lifecycle: "a change of its lifecycle",
  policy: "a change of the policies",
  waiver: "a decision on a waiver",
  domain: "a move of its domain",
  time: "the passing of time",
  check: "the nightly check",
} as const satisfies Record<Cause, string>;
