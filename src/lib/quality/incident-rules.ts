/** "reported": somebody who uses the product says so, and the team has not answered yet. */
export const INCIDENT_STATUSES = [
  "reported",
  "investigating",
  "identified",
  "monitoring",
  "resolved",
  "rejected",
] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

export const SEVERITIES = ["minor", "major", "critical"] as const;
export type Severity = (typeof SEVERITIES)[number];

export type IncidentFacts = { status: IncidentStatus; severity: Severity };

/** Where an incident may go from each status. What goes on without a change of status is told by a note alone. */
export const NEXT_STATUSES = {
  reported: ["investigating", "identified", "rejected"],
  investigating: ["identified", "monitoring", "resolved"],
  identified: ["investigating", "monitoring", "resolved"],
  monitoring: ["investigating", "identified", "resolved"],
  resolved: [],
  rejected: [],
} as const satisfies Record<IncidentStatus, readonly IncidentStatus[]>;

export function isOver(status: IncidentStatus): boolean {
  return NEXT_STATUSES[status].length === 0;
}

export type IncidentMove = { allowed: true } | { allowed: false; reason: string };

export function moveIncident(from: IncidentStatus, to: IncidentStatus): IncidentMove {
  if (isOver(from)) return { allowed: false, reason: `This incident is ${from}. Open a new one.` };
  const next: readonly IncidentStatus[] = NEXT_STATUSES[from];
  if (from === to && from !== "reported") return { allowed: true };
  if (next.includes(to)) return { allowed: true };
  return { allowed: false, reason: `An incident that is ${from} does not become ${to}.` };
}

/** Whether nobody should rely on the product while this lasts; what nobody has confirmed is a claim. */
export function bindsTrust({ status, severity }: IncidentFacts): boolean {
  return status !== "reported" && !isOver(status) && severity !== "minor";
}
