import type { Tone } from "@/components/ui/badge";
import type { ChangeClass, Choice, DecisionRule, ProposalStatus } from "@/lib/governance/proposals/model";

export const EFFECT_WORDS = {
  tightening: "Tightening",
  loosening: "Loosening",
  editorial: "Changes no result",
} as const satisfies Record<ChangeClass, string>;

export const RULE_WORDS = {
  consent: { label: "Consent", effect: "passes when half of the domains voted and none objects" },
  majority: {
    label: "Majority",
    effect: "passes when half of the domains voted, two thirds of those who take sides for it",
  },
  emergency: {
    label: "Emergency",
    effect: "passes with a second person’s vote, and lapses after 14 days unless it is ratified",
  },
} as const satisfies Record<DecisionRule, { label: string; effect: string }>;

export const CHOICE_WORDS = {
  approve: { label: "Approve", past: "in favour", tone: "pass" },
  object: { label: "Object", past: "objects", tone: "fail" },
  abstain: { label: "Abstain", past: "abstains", tone: "neutral" },
} as const satisfies Record<Choice, { label: string; past: string; tone: Tone }>;

export const STATUS_WORDS = {
  open: { label: "Open", tone: "accent" },
  approved: { label: "Approved", tone: "pass" },
  rejected: { label: "Rejected", tone: "fail" },
  withdrawn: { label: "Withdrawn", tone: "neutral" },
} as const satisfies Record<ProposalStatus, { label: string; tone: Tone }>;
