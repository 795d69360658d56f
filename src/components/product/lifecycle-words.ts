import type { Tone } from "@/components/ui/badge";
import type { Lifecycle } from "@/lib/registry/model";

export const LIFECYCLE_LABELS = {
  proposed: "Proposed",
  draft: "Draft",
  active: "Active",
  deprecated: "Deprecated",
  retired: "Retired",
} as const satisfies Record<Lifecycle, string>;

export const LIFECYCLE_TONES = {
  proposed: "neutral",
  draft: "neutral",
  active: "pass",
  deprecated: "attention",
  retired: "fail",
} as const satisfies Record<Lifecycle, Tone>;
