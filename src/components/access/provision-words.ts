import type { Tone } from "@/components/ui/badge";
import type { ProvisionState } from "@/lib/access/provisioning/provision";

export const PROVISION_WORDS = {
  "by-hand": "left to people",
  wanted: "being set up",
  "waiting-for-role": "waiting for a role",
  done: "set up",
  failed: "failing",
  removed: "taken away",
  "removal-failed": "not taken away",
} as const satisfies Record<ProvisionState, string>;

export const PROVISION_TONES = {
  "by-hand": "neutral",
  wanted: "accent",
  "waiting-for-role": "attention",
  done: "pass",
  failed: "fail",
  removed: "neutral",
  "removal-failed": "fail",
} as const satisfies Record<ProvisionState, Tone>;
