import { expect, test } from "vitest";
import {
  bindsTrust,
  INCIDENT_STATUSES,
  type IncidentStatus,
  isOver,
  moveIncident,
  SEVERITIES,
} from "@/lib/quality/incident-rules";

const YES = true;
const no = false;

// biome-ignore format: a table is read by its columns.
const EXPECTED: Record<IncidentStatus, Record<IncidentStatus, boolean>> = {
  reported:      { reported: no, investigating: YES, identified: YES, monitoring: no,  resolved: no,  rejected: YES },
  investigating: { reported: no, investigating: YES, identified: YES, monitoring: YES, resolved: YES, rejected: no },
  identified:    { reported: no, investigating: YES, identified: YES, monitoring: YES, resolved: YES, rejected: no },
  monitoring:    { reported: no, investigating: YES, identified: YES, monitoring: YES, resolved: YES, rejected: no },
  resolved:      { reported: no, investigating: no,  identified: no,  monitoring: no,  resolved: no,  rejected: no },
  rejected:      { reported: no, investigating: no,  identified: no,  monitoring: no,  resolved: no,  rejected: no },
};

test.each(INCIDENT_STATUSES.flatMap((from) => INCIDENT_STATUSES.map((to) => [from, to] as const)))(
  "from %s to %s",
  (from, to) => {
    expect(moveIncident(from, to).allowed).toBe(EXPECTED[from][to]);
  },
);

test("what is over stays over", () => {
  expect(INCIDENT_STATUSES.filter(isOver)).toEqual(["resolved", "rejected"]);
});

test("only what is confirmed, lasts and is more than minor makes a product fail", () => {
  const binding = INCIDENT_STATUSES.flatMap((status) =>
    SEVERITIES.filter((severity) => bindsTrust({ status, severity })).map(
      (severity) => `${status} ${severity}`,
    ),
  );
  expect(binding).toEqual([
    "investigating major",
    "investigating critical",
    "identified major",
    "identified critical",
    "monitoring major",
    "monitoring critical",
  ]);
});
