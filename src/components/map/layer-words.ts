import { BADGE_TONES } from "@/components/governance/compliance/badge-words";
import { LIFECYCLE_LABELS, LIFECYCLE_TONES } from "@/components/product/lifecycle-words";
import type { Tone } from "@/components/ui/badge";
import { BADGE_LABELS } from "@/lib/governance/compliance/badge-labels";
import type { Badge } from "@/lib/governance/compliance/score";
import type { MapLayer } from "@/lib/lineage/map/map-params";
import { TRUST_LABELS, type TrustState } from "@/lib/quality/trust";
import type { CRITICALITIES, PERSONAL_DATA } from "@/lib/registry/descriptor";
import type { OPEN_LIFECYCLES } from "@/lib/registry/visibility";
import type { UseBand } from "@/lib/usage/use-band";
import type { LayerValue } from "./layer";

export const LAYER_LABELS = {
  flow: "Flow",
  compliance: "Compliance",
  trust: "Trust",
  usage: "Usage",
  demand: "Demand",
  lifecycle: "Lifecycle",
  "personal-data": "Personal data",
  criticality: "Criticality",
} as const satisfies Record<MapLayer, string>;

const named = (label: string, tone: Tone): LayerValue => ({ label, phrase: label.toLowerCase(), tone });
const badge = (key: Badge) => named(BADGE_LABELS[key], BADGE_TONES[key]);
const lifecycle = (key: (typeof OPEN_LIFECYCLES)[number]) =>
  named(LIFECYCLE_LABELS[key], LIFECYCLE_TONES[key]);

// Each list runs from what needs the most attention to what needs none.

export const COMPLIANCE_VALUES = {
  "non-compliant": badge("non-compliant"),
  "not-rated": badge("not-rated"),
  compliant: badge("compliant"),
} as const satisfies Record<Badge, LayerValue>;

export const TRUST_VALUES = {
  failing: named(TRUST_LABELS.failing, "fail"),
  unproven: named(TRUST_LABELS.unproven, "neutral"),
  "partly-proven": named(TRUST_LABELS["partly-proven"], "accent"),
  proven: named(TRUST_LABELS.proven, "pass"),
} as const satisfies Record<TrustState, LayerValue>;

// Neither much use nor little is good or bad, so only its amount shows.

export const USAGE_VALUES = {
  much: { label: "Looked at often", phrase: "looked at often", tone: "accent" },
  some: { label: "Looked at now and then", phrase: "looked at now and then", tone: "pass" },
  little: { label: "Hardly looked at", phrase: "hardly looked at", tone: "neutral" },
} as const satisfies Record<UseBand, LayerValue>;

export const DEMAND_VALUES = {
  much: { label: "Much asked for", phrase: "much asked for", tone: "accent" },
  some: { label: "Asked for", phrase: "asked for", tone: "pass" },
  little: { label: "Hardly asked for", phrase: "hardly asked for", tone: "neutral" },
} as const satisfies Record<UseBand, LayerValue>;

/** What is on the map was published. */
export const LIFECYCLE_VALUES = {
  retired: lifecycle("retired"),
  deprecated: lifecycle("deprecated"),
  active: lifecycle("active"),
} as const satisfies Record<(typeof OPEN_LIFECYCLES)[number], LayerValue>;

export const PERSONAL_DATA_VALUES = {
  special: { label: "Special personal data", phrase: "with special personal data", tone: "fail" },
  personal: { label: "Personal data", phrase: "with personal data", tone: "attention" },
  none: { label: "No personal data", phrase: "without personal data", tone: "pass" },
} as const satisfies Record<(typeof PERSONAL_DATA)[number], LayerValue>;

export const CRITICALITY_VALUES = {
  "tier-1": { label: "Tier 1", phrase: "of tier 1", tone: "fail" },
  "tier-2": { label: "Tier 2", phrase: "of tier 2", tone: "attention" },
  "tier-3": { label: "Tier 3", phrase: "of tier 3", tone: "accent" },
} as const satisfies Record<(typeof CRITICALITIES)[number], LayerValue>;

export const UNSAID: LayerValue = { label: "Not said", phrase: "that do not say", tone: "neutral" };
