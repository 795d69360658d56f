import type { Tone } from "@/components/ui/badge";
import type { MigrationState } from "@/lib/access/burn-down";

export const MIGRATION_WORDS = {
  unanswered: "Has not answered",
  acknowledged: "Will be ready",
  "needs-time": "Asked for time",
  blocked: "Reports a blocker",
} as const satisfies Record<MigrationState, string>;

export const MIGRATION_TONES = {
  unanswered: "neutral",
  acknowledged: "pass",
  "needs-time": "attention",
  blocked: "fail",
} as const satisfies Record<MigrationState, Tone>;
