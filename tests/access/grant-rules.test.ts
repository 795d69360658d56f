import { describe, expect, test } from "vitest";
import {
  CONFIRM_DAYS,
  ENDING_DAYS,
  type EndingMove,
  endOf,
  GRANT_ENDS,
  type GrantFacts,
  type GrantMove,
  type GrantState,
  grantState,
  isInForce,
  moveGrant,
  noticeDue,
} from "@/lib/access/grant-rules";

const DAY_MS = 86_400_000;
const NOW = new Date("2026-03-02T09:00:00Z");
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

function aGrant(facts: Partial<GrantFacts> = {}): GrantFacts {
  return { startsAt: inDays(-30), expiresAt: inDays(60), end: null, confirmBy: null, ...facts };
}

const GRANTS = {
  active: aGrant(),
  ending: aGrant({ expiresAt: inDays(ENDING_DAYS) }),
  "to-confirm": aGrant({ confirmBy: inDays(1) }),
  "run out, not noted": aGrant({ expiresAt: NOW }),
  "not confirmed, not noted": aGrant({ confirmBy: NOW }),
  "run out and not confirmed": aGrant({ expiresAt: NOW, confirmBy: NOW }),
  ended: aGrant({ end: "revoked" }),
  "ended, and its day has come": aGrant({ end: "given-back", expiresAt: NOW }),
} as const;
type Situation = keyof typeof GRANTS;

const no = null;
// biome-ignore format: a table is read by its columns.
const EXPECTED: Record<GrantMove, Record<Situation, GrantState | null>> = {
  revoke:          { active: "revoked",        ending: "revoked",        "to-confirm": "revoked",        "run out, not noted": no,        "not confirmed, not noted": no,       "run out and not confirmed": no,        ended: no, "ended, and its day has come": no },
  "give-back":     { active: "given-back",     ending: "given-back",     "to-confirm": "given-back",     "run out, not noted": no,        "not confirmed, not noted": no,       "run out and not confirmed": no,        ended: no, "ended, and its day has come": no },
  renew:           { active: "renewed",        ending: "renewed",        "to-confirm": "renewed",        "run out, not noted": no,        "not confirmed, not noted": no,       "run out and not confirmed": no,        ended: no, "ended, and its day has come": no },
  "remove-port":   { active: "port-removed",   ending: "port-removed",   "to-confirm": "port-removed",   "run out, not noted": no,        "not confirmed, not noted": no,       "run out and not confirmed": no,        ended: no, "ended, and its day has come": no },
  "close-account": { active: "account-closed", ending: "account-closed", "to-confirm": "account-closed", "run out, not noted": no,        "not confirmed, not noted": no,       "run out and not confirmed": no,        ended: no, "ended, and its day has come": no },
  ask:             { active: "to-confirm",     ending: "to-confirm",     "to-confirm": no,               "run out, not noted": no,        "not confirmed, not noted": no,       "run out and not confirmed": no,        ended: no, "ended, and its day has come": no },
  "ask-again":     { active: no,               ending: no,               "to-confirm": "to-confirm",     "run out, not noted": no,        "not confirmed, not noted": no,       "run out and not confirmed": no,        ended: no, "ended, and its day has come": no },
  confirm:         { active: no,               ending: no,               "to-confirm": "active",         "run out, not noted": no,        "not confirmed, not noted": no,       "run out and not confirmed": no,        ended: no, "ended, and its day has come": no },
  decline:         { active: no,               ending: no,               "to-confirm": "given-back",     "run out, not noted": no,        "not confirmed, not noted": no,       "run out and not confirmed": no,        ended: no, "ended, and its day has come": no },
  supersede:       { active: no,               ending: no,               "to-confirm": "active",         "run out, not noted": no,        "not confirmed, not noted": no,       "run out and not confirmed": no,        ended: no, "ended, and its day has come": no },
  expire:          { active: no,               ending: no,               "to-confirm": no,               "run out, not noted": "expired", "not confirmed, not noted": no,       "run out and not confirmed": "expired", ended: no, "ended, and its day has come": no },
  lapse:           { active: no,               ending: no,               "to-confirm": no,               "run out, not noted": no,        "not confirmed, not noted": "lapsed", "run out and not confirmed": no,        ended: no, "ended, and its day has come": no },
};

// Object.keys forgets which keys the type allows.
const MOVES = Object.keys(EXPECTED) as GrantMove[];
const SITUATIONS = Object.keys(GRANTS) as Situation[];

describe.each(MOVES)("%s", (move) => {
  test.each(SITUATIONS)("a grant that is %s", (situation) => {
    const moved = moveGrant(GRANTS[situation], move, NOW);
    expect(moved.allowed ? grantState(moved.grant, NOW) : null).toBe(EXPECTED[move][situation]);
    if (!moved.allowed) expect(moved.reason).not.toBe("");
  });
});

test("every way to end is reached by one move, and by one alone", () => {
  const ending = MOVES.filter((move): move is EndingMove => move !== "ask" && Object.hasOwn(ENDS, move));
  expect([...new Set(ending.map(endOf))].sort()).toEqual([...GRANT_ENDS].sort());
});
const ENDS = {
  revoke: 1,
  "give-back": 1,
  renew: 1,
  "remove-port": 1,
  "close-account": 1,
  decline: 1,
  expire: 1,
  lapse: 1,
};

test("what time has ended is not in force, whether or not anybody has noted it", () => {
  const inForce = SITUATIONS.filter((situation) => isInForce(grantState(GRANTS[situation], NOW)));
  expect(inForce).toEqual(["active", "ending", "to-confirm"]);
});

test("whoever is asked to confirm has a fortnight for it", () => {
  const moved = moveGrant(GRANTS.active, "ask", NOW);
  expect(moved).toMatchObject({ allowed: true, grant: { confirmBy: inDays(CONFIRM_DAYS) } });
});

describe("people are told of an end", () => {
  const year = { startsAt: inDays(-300), expiresAt: inDays(65) };
  const at = (daysBefore: number) => new Date(year.expiresAt.getTime() - daysBefore * DAY_MS);

  test.each([
    [20, [], null],
    [14, [], 14],
    [10, [14], null],
    [3, [14], 3],
    [3, [14, 3], null],
    [0.5, [14, 3], 0],
    [0.5, [14, 3, 0], null],
    [0, [], null],
    [-1, [], null],
  ] as const)("%s days before it, told %j: %s", (daysBefore, told, due) => {
    expect(noticeDue(year, told, at(daysBefore))).toBe(due);
  });

  test("of a job that was asleep only the nearest notice is given", () => {
    expect(noticeDue(year, [], at(2))).toBe(3);
  });

  test("who has a week is not told a fortnight ahead", () => {
    const week = { startsAt: NOW, expiresAt: inDays(7) };
    expect(noticeDue(week, [], NOW)).toBeNull();
    expect(noticeDue(week, [], inDays(5))).toBe(3);
  });
});
