import { describe, expect, test } from "vitest";
import {
  type AskedFor,
  decideRequest,
  type RequestMove,
  requestState,
  type Step,
  type StepDecision,
  WAITING_DAYS_MAX,
} from "@/lib/access/request-rules";

const ASKED = new Date("2026-03-01T09:00:00Z");
const NOW = new Date("2026-03-02T09:00:00Z");
const OVERDUE = new Date(ASKED.getTime() + WAITING_DAYS_MAX * 86_400_000);

function step(facts: Partial<StepDecision>): StepDecision {
  return { step: 1, ofSteps: 1, outcome: "approved", decidedById: "first", ...facts };
}

const HALFWAY = step({ ofSteps: 2 });
const SITUATIONS = {
  new: [],
  halfway: [HALFWAY],
  "halfway by settings": [step({ ofSteps: 2, decidedById: null })],
  "granted in one": [step({})],
  "granted in two": [HALFWAY, step({ step: 2, ofSteps: 2, decidedById: "second" })],
  denied: [step({ outcome: "denied" })],
  "denied at last": [HALFWAY, step({ step: 2, ofSteps: 2, outcome: "denied", decidedById: "second" })],
  withdrawn: [step({ outcome: "withdrawn", decidedById: "asker" })],
  expired: [step({ outcome: "expired", decidedById: null })],
} as const satisfies Record<string, readonly StepDecision[]>;
type Situation = keyof typeof SITUATIONS;

function asked(situation: Situation): AskedFor {
  return { requestedById: "asker", requestedAt: ASKED, decisions: SITUATIONS[situation] };
}

const MOVES = {
  "first approves": { kind: "approve", by: "first" },
  "second approves": { kind: "approve", by: "second" },
  "asker approves": { kind: "approve", by: "asker" },
  "settings approve": { kind: "approve", by: null },
  "first denies": { kind: "deny", by: "first" },
  "second denies": { kind: "deny", by: "second" },
  "asker denies": { kind: "deny", by: "asker" },
  "asker withdraws": { kind: "withdraw", by: "asker" },
  "time passes": { kind: "expire" },
} as const satisfies Record<string, RequestMove>;
type Move = keyof typeof MOVES;

const no = "refused";
const CLOSED: Record<Move, string> = {
  "first approves": no,
  "second approves": no,
  "asker approves": no,
  "settings approve": no,
  "first denies": no,
  "second denies": no,
  "asker denies": no,
  "asker withdraws": no,
  "time passes": no,
};

/** Every move in every situation, for one and for two steps to take; what is not refused leads to the state named. */
const EXPECTED: Record<Situation, Record<Move, readonly [string, string] | string>> = {
  new: {
    "first approves": ["granted", "second-step"],
    "second approves": ["granted", "second-step"],
    "asker approves": no,
    "settings approve": ["granted", "second-step"],
    "first denies": "denied",
    "second denies": "denied",
    "asker denies": no,
    "asker withdraws": "withdrawn",
    "time passes": no,
  },
  halfway: {
    "first approves": no,
    "second approves": "granted",
    "asker approves": no,
    "settings approve": no,
    "first denies": no,
    "second denies": "denied",
    "asker denies": no,
    "asker withdraws": "withdrawn",
    "time passes": no,
  },
  "halfway by settings": {
    "first approves": "granted",
    "second approves": "granted",
    "asker approves": no,
    "settings approve": no,
    "first denies": "denied",
    "second denies": "denied",
    "asker denies": no,
    "asker withdraws": "withdrawn",
    "time passes": no,
  },
  "granted in one": CLOSED,
  "granted in two": CLOSED,
  denied: CLOSED,
  "denied at last": CLOSED,
  withdrawn: CLOSED,
  expired: CLOSED,
};

// Object.keys forgets which keys the type allows.
const situations = Object.keys(SITUATIONS) as Situation[];
const moves = Object.keys(MOVES) as Move[];
const CASES = situations.flatMap((situation) =>
  moves.flatMap((move) => ([1, 2] as const).map((steps) => ({ situation, move, steps }))),
);

function outcomeOf(situation: Situation, move: Move, steps: Step, now: Date): string {
  const decided = decideRequest(asked(situation), MOVES[move], { steps, now });
  return decided.allowed ? decided.state : no;
}

test.each(CASES)("a request that is $situation, $move, $steps to take", ({ situation, move, steps }) => {
  const expected = EXPECTED[situation][move];
  const state = typeof expected === "string" ? expected : expected[steps - 1];
  expect(outcomeOf(situation, move, steps, NOW)).toBe(state);
});

describe("a request nobody decided in time", () => {
  const open = ["new", "halfway", "halfway by settings"];

  test.each(situations)("that is %s can only be noted as over, and only while it is open", (situation) => {
    for (const move of moves) {
      const expected = move === "time passes" && open.includes(situation) ? "expired" : no;
      expect(outcomeOf(situation, move, 1, OVERDUE)).toBe(expected);
    }
  });

  test("is over from that very moment, without a job", () => {
    const before = new Date(OVERDUE.getTime() - 1);
    expect(requestState(asked("new"), before)).toBe("first-step");
    expect(requestState(asked("halfway"), before)).toBe("second-step");
    expect(requestState(asked("new"), OVERDUE)).toBe("expired");
    expect(requestState(asked("halfway"), OVERDUE)).toBe("expired");
    expect(requestState(asked("granted in two"), OVERDUE)).toBe("granted");
  });
});

test("a step that was taken stays taken when the data stops being personal meanwhile", () => {
  const decided = decideRequest(asked("halfway"), MOVES["second approves"], { steps: 1, now: NOW });
  expect(decided).toMatchObject({ allowed: true, isFinal: true, decision: { step: 2, ofSteps: 2 } });
});
