/** How a request at one port stands. The first two are open: somebody has to take the step. */
export const REQUEST_STATES = [
  "first-step",
  "second-step",
  "granted",
  "denied",
  "withdrawn",
  "expired",
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export type StepOutcome = "approved" | "denied" | "withdrawn" | "expired";
export type Step = 1 | 2;

/** What became of one step; `decidedById` is null where settings or time decided, or somebody who was deleted. */
export type StepDecision = {
  step: Step;
  ofSteps: Step;
  outcome: StepOutcome;
  decidedById: string | null;
};

export type AskedFor = {
  requestedById: string | null;
  requestedAt: Date;
  /** In the order of the steps. */
  decisions: readonly StepDecision[];
};

const DAY_MS = 86_400_000;

/** What nobody has decided for so long is over; whoever still needs it asks again. */
export const WAITING_DAYS_MAX = 30;

export function waitsUntil({ requestedAt }: Pick<AskedFor, "requestedAt">): Date {
  return new Date(requestedAt.getTime() + WAITING_DAYS_MAX * DAY_MS);
}

/** A request that has waited too long is over from that moment on, whether or not a job has noted it. */
export function requestState(asked: AskedFor, now: Date): RequestState {
  const last = asked.decisions.at(-1);
  if (last && last.outcome !== "approved") return last.outcome;
  if (last && last.step === last.ofSteps) return "granted";
  if (now >= waitsUntil(asked)) return "expired";
  return last ? "second-step" : "first-step";
}

export function isOpenState(state: RequestState): state is "first-step" | "second-step" {
  return state === "first-step" || state === "second-step";
}

export type RequestMove =
  /** Null where the owner's settings give the first approval. */
  | { kind: "approve"; by: string | null }
  | { kind: "deny"; by: string }
  | { kind: "withdraw"; by: string }
  | { kind: "expire" };

export type RequestDecision =
  | { allowed: true; decision: StepDecision; isFinal: boolean; state: RequestState }
  | { allowed: false; reason: string };

const OUTCOMES = {
  approve: "approved",
  deny: "denied",
  withdraw: "withdrawn",
  expire: "expired",
} as const satisfies Record<RequestMove["kind"], StepOutcome>;

/**
 * What a move makes of a request. `steps` is how many there are to take as of now; a step that was taken stays taken.
 * Who belongs to the deciders is asked before; that nobody decides alone, or for themselves, is decided here.
 */
export function decideRequest(
  asked: AskedFor,
  move: RequestMove,
  { steps, now }: { steps: Step; now: Date },
): RequestDecision {
  const last = asked.decisions.at(-1);
  if (last && (last.outcome !== "approved" || last.step === last.ofSteps)) return refused(CLOSED_WORDS);
  const isOverdue = now >= waitsUntil(asked);
  if (move.kind === "expire" ? !isOverdue : isOverdue)
    return refused(isOverdue ? OVERDUE_WORDS : "It may still be decided.");
  if (move.kind === "approve" || move.kind === "deny") {
    const obstacle = obstacleTo(move.by, asked);
    if (obstacle !== null) return refused(obstacle);
  }
  const step = last ? 2 : 1;
  const ofSteps = step === 2 ? 2 : steps;
  const outcome = OUTCOMES[move.kind];
  const decision = { step, ofSteps, outcome, decidedById: "by" in move ? move.by : null } as const;
  return {
    allowed: true,
    decision,
    isFinal: outcome !== "approved" || step === ofSteps,
    state: requestState({ ...asked, decisions: [...asked.decisions, decision] }, now),
  };
}

function obstacleTo(by: string | null, { requestedById, decisions }: AskedFor): string | null {
  const [first] = decisions;
  if (by === null) return first ? "The second step is taken by a person." : null;
  if (by === requestedById) return "You asked for this yourself, so somebody else decides.";
  if (first && by === first.decidedById) return "You took the first step, so somebody else takes the second.";
  return null;
}

function refused(reason: string): { allowed: false; reason: string } {
  return { allowed: false, reason };
}

const CLOSED_WORDS = "It has been decided already.";
const OVERDUE_WORDS = `It has waited for more than ${WAITING_DAYS_MAX} days and is over. It can be asked for again.`;
