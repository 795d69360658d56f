import { Badge } from "@/components/ui/badge";
import { ToneIcon } from "@/components/ui/tone-icon";
import { BADGE_LABELS } from "@/lib/governance/compliance/badge-labels";
import type { Badge as ComplianceBadge } from "@/lib/governance/compliance/score";
import { BADGE_TONES } from "./badge-words";

/** Whether a product is compliant, in words and with its mark. */
export function ScoreBadge({ badge }: { badge: ComplianceBadge }) {
  return (
    <Badge tone={BADGE_TONES[badge]}>
      <ToneIcon tone={BADGE_TONES[badge]} />
      {BADGE_LABELS[badge]}
    </Badge>
  );
}
