import type { Tone } from "@/components/ui/badge";
import type { IncidentStatus, Severity } from "@/lib/quality/incident-rules";

export const STATUS_LABELS = {
  reported: "Reported",
  investigating: "Investigating",
  identified: "Identified",
  monitoring: "Monitoring",
  resolved: "Resolved",
  rejected: "Rejected",
} as const satisfies Record<IncidentStatus, string>;

export const SEVERITY_LABELS = {
  minor: "Minor",
  major: "Major",
  critical: "Critical",
} as const satisfies Record<Severity, string>;

export const SEVERITY_HELP = {
  minor: "Minor: it can be used with care",
  major: "Major: it should not be relied on",
  critical: "Critical: it must not be used",
} as const satisfies Record<Severity, string>;

export const STATUS_TONES = {
  reported: "neutral",
  investigating: "fail",
  identified: "attention",
  monitoring: "accent",
  resolved: "pass",
  rejected: "neutral",
} as const satisfies Record<IncidentStatus, Tone>;

/** How long it lasted, in the largest unit that says it well: "3 days", "40 minutes". */
export function lastedWords(from: Date, to: Date): string {
  const minutes = Math.max(1, Math.round((to.getTime() - from.getTime()) / 60_000));
  if (minutes < 120) return `${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}

export function portWords(ports: readonly string[]): string {
  return ports.length === 0 ? "all output ports" : ports.join(", ");
}
