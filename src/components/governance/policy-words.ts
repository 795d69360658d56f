import type { Tone } from "@/components/ui/badge";
import { type About, aboutOf } from "@/lib/governance/about";
import type { Level, PolicyContent, PolicyStatus, Severity, WaiverApprover } from "@/lib/governance/model";

type Words = { label: string; effect: string };

/** What a level does to somebody who publishes. */
export const LEVEL_WORDS = {
  inform: { label: "Inform", effect: "gives advice; the publication goes through" },
  warn: { label: "Warn", effect: "warns the publisher; the publication goes through" },
  block: { label: "Block", effect: "refuses publication until it is met" },
  mandatory: {
    label: "Mandatory",
    effect: "refuses publication until it is met; for law and safety, where nobody may grant an exception",
  },
} as const satisfies Record<Level, Words>;

/** What a level does to somebody who asks for access. */
const ACCESS_EFFECTS = {
  inform: "gives advice; the request goes on",
  warn: "takes a second decision by somebody else",
  block: "refuses the request until it is met",
  mandatory: "refuses the request until it is met; for law and safety",
} as const satisfies Record<Level, string>;

export function levelEffect(level: Level, about: About): string {
  return about === "access" ? ACCESS_EFFECTS[level] : LEVEL_WORDS[level].effect;
}

/** What happens from the moment a policy is in force; `reach` says of which domains. */
export function bindingWords(policy: Pick<PolicyContent, "level" | "rule">, reach: string): string {
  const about = aboutOf(policy);
  const what = about === "access" ? "request for access to" : "publication of";
  return `From now on, every ${what} products ${reach} is checked against it. It ${levelEffect(policy.level, about)}.`;
}

export const LEVEL_TONES = {
  inform: "neutral",
  warn: "attention",
  block: "fail",
  mandatory: "fail",
} as const satisfies Record<Level, Tone>;

export const SEVERITY_LABELS = {
  low: "Low",
  medium: "Medium",
  high: "High",
  critical: "Critical",
} as const satisfies Record<Severity, string>;

export const STATUS_WORDS = {
  draft: { label: "Draft", effect: "nobody is held to it yet" },
  evaluate: { label: "Announced", effect: "everyone sees what it will ask, nobody is held to it yet" },
  active: { label: "Active", effect: "every publication is held to it" },
  retired: { label: "Retired", effect: "nobody is held to it any more" },
} as const satisfies Record<PolicyStatus, Words>;

export const STATUS_TONES = {
  draft: "neutral",
  evaluate: "accent",
  active: "pass",
  retired: "neutral",
} as const satisfies Record<PolicyStatus, Tone>;

export const APPROVER_LABELS = {
  "category-steward": "The steward of the category",
  "domain-owner": "The owner of the product's domain",
  "governance-group": "The governance group",
} as const satisfies Record<WaiverApprover, string>;
