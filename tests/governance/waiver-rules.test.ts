import { describe, expect, test } from "vitest";
import { elementWords } from "@/lib/governance/element-words";
import { type Category, LEVELS, WAIVER_APPROVERS, type WaiverApprover } from "@/lib/governance/model";
import { WaiverStatus } from "@/lib/governance/waiver";
import { noticeDue } from "@/lib/governance/waiver-notice";
import {
  daysUntil,
  decisionOf,
  endOfDay,
  isApprover,
  latestDay,
  mayRequestWaiver,
  mayRevokeWaiver,
  termFault,
  waiverState,
  whyNotWaivable,
} from "@/lib/governance/waiver-rules";
import type { Actor } from "@/lib/identity/model";
import { aMemberOf, anActor, anAdmin } from "../builders";

const SALES = "domain-sales";
const CATEGORY: Category = "privacy";

const PEOPLE: Record<string, Actor> = {
  admin: anAdmin(),
  "privacy steward": anActor({ orgRoles: ["member", "category-steward"], stewardOf: ["privacy"] }),
  "security steward": anActor({ orgRoles: ["member", "category-steward"], stewardOf: ["security"] }),
  delegate: anActor({ orgRoles: ["member", "governance-delegate"], delegateOf: ["domain-finance"] }),
  "owner of the domain": aMemberOf(SALES, "owner"),
  "steward of the domain": aMemberOf(SALES, "steward"),
  "contributor of the domain": aMemberOf(SALES, "contributor"),
  "owner of another domain": aMemberOf("domain-finance", "owner"),
  auditor: anActor({ orgRoles: ["member", "auditor"] }),
  member: anActor(),
};

/** Everybody who decides, by whom the policy names; nobody else may. */
const DECIDE: Record<WaiverApprover, readonly string[]> = {
  "category-steward": ["admin", "privacy steward"],
  "domain-owner": ["admin", "owner of the domain"],
  "governance-group": ["admin", "delegate"],
};

const cases = WAIVER_APPROVERS.flatMap((approver) =>
  Object.entries(PEOPLE).map(([who, actor]) => ({ approver, who, actor })),
);

describe.each(cases)("a waiver decided by the $approver, and the $who", ({ approver, who, actor }) => {
  const waiver = { approver, category: CATEGORY, domainId: SALES, requestedById: "somebody" };
  const may = DECIDE[approver].includes(who);

  test(may ? "may be granted and revoked" : "may be neither granted nor revoked", () => {
    expect(isApprover(actor, waiver)).toBe(may);
    expect(decisionOf(actor, waiver).allowed).toBe(may);
    expect(mayRevokeWaiver(actor, waiver)).toBe(may);
  });

  test("is never decided by whoever asked for it, who may give it up", () => {
    const own = { ...waiver, requestedById: actor.id };
    expect(decisionOf(actor, own).allowed).toBe(false);
    expect(mayRevokeWaiver(actor, own)).toBe(true);
  });

  test("of which nobody knows any more who asked for it is decided like any other", () => {
    expect(decisionOf(actor, { ...waiver, requestedById: null }).allowed).toBe(may);
  });
});

test("stewards and owners of the domain ask for waivers, and nobody else", () => {
  const asking = Object.entries(PEOPLE).filter(([, actor]) => mayRequestWaiver(actor, { domainId: SALES }));
  expect(asking.map(([who]) => who)).toEqual(["owner of the domain", "steward of the domain"]);
});

test("only a policy that blocks, and allows it, gives exceptions", () => {
  const given = LEVELS.flatMap((level) =>
    [true, false].flatMap((allowed) => {
      const waivable = { allowed, maxDays: 90, approver: "category-steward" } as const;
      return whyNotWaivable({ level, waivable }) === null ? [`${level} ${allowed}`] : [];
    }),
  );
  expect(given).toEqual(["block true"]);
});

describe("the term of a waiver", () => {
  const now = new Date("2026-03-01T10:00:00Z");

  test.each([
    { expiresOn: "2026-02-28", why: "yesterday", isFine: false },
    { expiresOn: "2026-03-01", why: "today, which is not over", isFine: true },
    { expiresOn: "2026-03-31", why: "the last day that is allowed", isFine: true },
    { expiresOn: "2026-04-01", why: "a day more than is allowed", isFine: false },
    { expiresOn: "2126-04-01", why: "a hundred years", isFine: false },
  ])("to $why", ({ expiresOn, isFine }) => {
    expect(termFault(endOfDay(expiresOn), 30, now) === null).toBe(isFine);
  });

  test("says the latest day that it would accept", () => {
    const latest = latestDay(30, now);
    expect(termFault(endOfDay("2026-12-24"), 30, now)).toContain(latest);
    expect(termFault(endOfDay(latest), 30, now)).toBeNull();
  });

  test("is counted in whole days, whatever the hour", () => {
    expect(daysUntil(endOfDay("2026-03-01"), now)).toBe(0);
    expect(daysUntil(endOfDay("2026-03-04"), new Date("2026-03-01T23:59:00Z"))).toBe(3);
    expect(daysUntil(endOfDay("2026-02-28"), now)).toBe(-1);
  });
});

describe("how a waiver stands", () => {
  const now = new Date("2026-03-01T10:00:00Z");
  const ends = {
    past: new Date("2026-02-28T23:59:59Z"),
    now,
    soon: new Date("2026-03-15T10:00:00Z"),
    later: new Date("2026-03-15T10:00:01Z"),
  };
  const EXPECTED: Record<WaiverStatus, readonly string[]> = {
    requested: ["expired", "expired", "requested", "requested"],
    active: ["expired", "expired", "ending", "active"],
    rejected: ["rejected", "rejected", "rejected", "rejected"],
    revoked: ["revoked", "revoked", "revoked", "revoked"],
    withdrawn: ["withdrawn", "withdrawn", "withdrawn", "withdrawn"],
  };

  test.each(WaiverStatus.options)("%s: by its end", (status) => {
    const states = Object.values(ends).map((expiresAt) => waiverState({ status, expiresAt }, now));
    expect(states).toEqual(EXPECTED[status]);
  });
});

describe("the notice of its end", () => {
  const startsAt = new Date("2026-01-01T09:00:00Z");
  const expiresAt = endOfDay("2026-03-31");
  const on = (day: string) => new Date(`${day}T06:00:00Z`);

  test.each([
    { day: "2026-03-16", told: [], due: null },
    { day: "2026-03-17", told: [], due: 14 },
    { day: "2026-03-20", told: [14], due: null },
    { day: "2026-03-20", told: [], due: 14 },
    { day: "2026-03-28", told: [14], due: 3 },
    { day: "2026-03-28", told: [], due: 3 },
    { day: "2026-03-30", told: [3], due: null },
    { day: "2026-03-31", told: [14, 3], due: 0 },
    { day: "2026-04-02", told: [14, 3], due: 0 },
    { day: "2026-04-02", told: [0], due: null },
  ])("on $day, told $told: $due", ({ day, told, due }) => {
    expect(noticeDue({ startsAt, expiresAt }, on(day), told)).toBe(due);
  });

  test("looks no further ahead than the waiver is long", () => {
    const short = { startsAt: on("2026-03-29"), expiresAt };
    expect(noticeDue(short, on("2026-03-29"), [])).toBeNull();
    expect(noticeDue(short, on("2026-03-31"), [])).toBe(0);
  });
});

test.each([
  ["product", "The product itself"],
  ["outputPorts[orders]", 'Output port "orders"'],
  ["outputPorts[orders].columns[lines/items[].sku]", 'Column "lines/items[].sku" of output port "orders"'],
  ["members[ada@x.org #2]", 'Team member "ada@x.org #2"'],
  ["support[#orders]", 'Support channel "#orders"'],
  ["links[runbook https://a.org]", 'Link "runbook https://a.org"'],
  ["outputPorts[orders].qualityChecks[fresh]", 'Quality check "fresh" of output port "orders"'],
  ["inputPorts[#2]", 'Input port "#2"'],
  ['change.breaking[column-removed: Column "a" is gone.]', 'Column "a" is gone'],
  ["something else", "something else"],
])("the element %s reads: %s", (key, words) => {
  expect(elementWords(key)).toBe(words);
});
