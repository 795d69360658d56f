import type { Badge } from "./score";

export const BADGE_LABELS = {
  compliant: "Compliant",
  "non-compliant": "Not compliant",
  "not-rated": "Not rated",
} as const satisfies Record<Badge, string>;
