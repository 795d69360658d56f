type Term = { startsAt: Date; endsAt: Date | null; withdrawnAt: Date | null };

/** Where an announcement stands at a time. */
export function announcementState(
  { startsAt, endsAt, withdrawnAt }: Term,
  at: Date,
): "coming" | "current" | "over" | "withdrawn" {
  if (withdrawnAt !== null) return "withdrawn";
  if (endsAt !== null && endsAt <= at) return "over";
  return startsAt > at ? "coming" : "current";
}

const DAY_MS = 86_400_000;

/** From the beginning of the first day, or from now, to the end of the last one, UTC. */
export function announcementTerm(
  { from, until }: { from: string; until: string },
  at: Date,
): { startsAt: Date; endsAt: Date | null } {
  const begins = from === "" ? at : new Date(`${from}T00:00:00Z`);
  return {
    startsAt: begins < at ? at : begins,
    endsAt: until === "" ? null : new Date(new Date(`${until}T00:00:00Z`).getTime() + DAY_MS),
  };
}
