import fc from "fast-check";
import { expect, test } from "vitest";
import { type GrantFacts, type GrantMove, grantState, isInForce, moveGrant } from "@/lib/access/grant-rules";
import {
  type AskedFor,
  decideRequest,
  isOpenState,
  type RequestMove,
  requestState,
  type Step,
} from "@/lib/access/request-rules";

const DAY_MS = 86_400_000;
const START = Date.parse("2026-01-01T00:00:00Z");
const PEOPLE = ["asker", "one", "two", "three"] as const;

type Action =
  | { kind: "wait"; days: number }
  | { kind: "request"; move: RequestMove; steps: Step }
  | { kind: "grant"; move: GrantMove };

const person = fc.constantFrom(...PEOPLE);
const requestMove: fc.Arbitrary<RequestMove> = fc.oneof(
  fc.record({ kind: fc.constant("approve" as const), by: fc.option(person, { nil: null }) }),
  fc.record({ kind: fc.constant("deny" as const), by: person }),
  fc.record({ kind: fc.constant("withdraw" as const), by: person }),
  fc.constant({ kind: "expire" as const }),
);
const grantMove = fc.constantFrom<GrantMove>(
  "revoke",
  "give-back",
  "renew",
  "remove-port",
  "close-account",
  "ask",
  "ask-again",
  "confirm",
  "decline",
  "supersede",
  "expire",
  "lapse",
);
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("wait" as const), days: fc.integer({ min: 0, max: 20 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("request" as const),
      move: requestMove,
      steps: fc.constantFrom<Step>(1, 2),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("grant" as const), move: grantMove }) },
);

type Life = { request: AskedFor; grant: GrantFacts | null; grants: number };

/** Does what is allowed, as the commands do, and leaves the rest. */
function act(life: Life, next: Exclude<Action, { kind: "wait" }>, now: Date): Life {
  if (next.kind === "grant") {
    if (!life.grant) return life;
    const moved = moveGrant(life.grant, next.move, now);
    return moved.allowed ? { ...life, grant: moved.grant } : life;
  }
  const decided = decideRequest(life.request, next.move, { steps: next.steps, now });
  if (!decided.allowed) return life;
  const request = { ...life.request, decisions: [...life.request.decisions, decided.decision] };
  if (decided.state !== "granted") return { ...life, request };
  const grant = {
    startsAt: now,
    expiresAt: new Date(now.getTime() + 30 * DAY_MS),
    end: null,
    confirmBy: null,
  };
  return { request, grant, grants: life.grants + 1 };
}

function expectPossible({ request, grant, grants }: Life, now: Date): void {
  const state = requestState(request, now);
  const { decisions } = request;
  expect(grants).toBe(state === "granted" ? 1 : 0);
  expect(decisions.map(({ step }) => step)).toEqual([1, 2].slice(0, decisions.length));
  const deciding = decisions.filter(({ outcome }) => outcome === "approved" || outcome === "denied");
  const deciders = deciding.flatMap(({ decidedById }) => decidedById ?? []);
  expect(deciders).not.toContain("asker");
  expect(new Set(deciders).size).toBe(deciders.length);
  // Settings take the first step at most, so two steps always have a person among them.
  expect(deciding.filter(({ decidedById }) => decidedById === null).length).toBeLessThanOrEqual(1);
  expect(decisions.slice(0, -1).every(({ outcome }) => outcome === "approved")).toBe(true);
  if (isOpenState(state)) expect(grant).toBeNull();
  if (!grant) return;
  const standing = grantState(grant, now);
  if (isInForce(standing)) {
    expect(grant.end).toBeNull();
    expect(grant.expiresAt > now).toBe(true);
  }
  if (grant.confirmBy) expect(grant.confirmBy > grant.startsAt).toBe(true);
}

test("whatever people do and however long they wait, access never gets into an impossible state", () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
      let now = new Date(START);
      let life: Life = {
        request: { requestedById: "asker", requestedAt: now, decisions: [] },
        grant: null,
        grants: 0,
      };
      for (const next of actions) {
        const before = life;
        if (next.kind === "wait") now = new Date(now.getTime() + next.days * DAY_MS);
        else life = act(life, next, now);
        expectPossible(life, now);
        // What has ended never comes back.
        if (before.grant && !isInForce(grantState(before.grant, now)))
          expect(life.grant && isInForce(grantState(life.grant, now))).toBe(false);
      }
    }),
    { numRuns: 1_000 },
  );
});
