/** Why a consumer is asked to move: the product is going, or a version broke what they read. */
export const MIGRATION_CAUSES = ["deprecated", "breaking"] as const;
export type MigrationCause = (typeof MIGRATION_CAUSES)[number];

export const MIGRATION_ANSWERS = ["acknowledged", "needs-time", "blocked"] as const;
export type MigrationAnswer = (typeof MIGRATION_ANSWERS)[number];
export type MigrationState = "unanswered" | MigrationAnswer;

/** What a consumer said last; `until` is the last day of the time they asked for. Days are those of a calendar. */
export type MigrationFacts = { state: MigrationState; until: string | null };

/** Who asked for time has had it once the day has passed, and is where everybody else is: asked, without an answer. */
export function migrationState({ state, until }: MigrationFacts, today: string): MigrationState {
  return state === "needs-time" && until !== null && until < today ? "unanswered" : state;
}

export type RetirementObstacles = Readonly<Record<Exclude<MigrationState, "acknowledged">, number>>;

/**
 * What stands against retiring a product now. Silence holds it up until the last day consumers were promised; who
 * reports a blocker or was asked to be waited for holds it up until they say otherwise.
 */
export function retirementObstacles(
  consumers: readonly MigrationFacts[],
  { today, sunset }: { today: string; sunset: string | null },
): RetirementObstacles | null {
  const states = consumers.map((consumer) => migrationState(consumer, today));
  const count = (state: MigrationState) => states.filter((each) => each === state).length;
  const isOver = sunset !== null && sunset < today;
  const obstacles = {
    blocked: count("blocked"),
    "needs-time": count("needs-time"),
    unanswered: isOver ? 0 : count("unanswered"),
  };
  return obstacles.blocked + obstacles["needs-time"] + obstacles.unanswered > 0 ? obstacles : null;
}

/** "2 report a blocker, 1 asked for time, 3 have not answered" */
export function obstacleWords(obstacles: RetirementObstacles): string {
  const parts = [
    [obstacles.blocked, "reports a blocker", "report a blocker"],
    [obstacles["needs-time"], "asked for time", "asked for time"],
    [obstacles.unanswered, "has not answered", "have not answered"],
  ] as const;
  return parts
    .flatMap(([count, one, many]) => (count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]))
    .join(", ");
}

/** Days before its last day on which those are reminded who have not said that they will be gone. */
export const REMINDER_DAYS = [30, 7, 1] as const;

const DAY_MS = 86_400_000;

/**
 * Which reminder is due: the nearest one reached, unless it or a nearer one was given. To be asked is a reminder too, so
 * one that would have come before that is not made up for.
 */
export function reminderDue(
  { sunset, askedOn }: { sunset: string; askedOn: string },
  told: readonly number[],
  today: string,
): number | null {
  const left = daysFrom(today, sunset);
  if (left < 0) return null;
  const reached = REMINDER_DAYS.filter((days) => left <= days && days < daysFrom(askedOn, sunset)).at(-1);
  return reached === undefined || told.some((days) => days <= reached) ? null : reached;
}

function daysFrom(day: string, later: string): number {
  return Math.round((Date.parse(later) - Date.parse(day)) / DAY_MS);
}
