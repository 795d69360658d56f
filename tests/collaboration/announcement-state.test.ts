import { expect, test } from "vitest";
import { announcementState, announcementTerm } from "@/lib/collaboration/announcement-state";
import { MakeAnnouncement } from "@/lib/collaboration/model";

const NOON = new Date("2030-05-10T12:00:00Z");

test.each([
  ["before it begins", { startsAt: new Date("2030-05-11T00:00:00Z"), endsAt: null }, "coming"],
  ["from its first moment", { startsAt: NOON, endsAt: null }, "current"],
  ["until its last day is over", { startsAt: NOON, endsAt: new Date("2030-05-11T00:00:00Z") }, "current"],
  ["from then on", { startsAt: new Date(0), endsAt: NOON }, "over"],
] as const)("%s", (_when, term, state) => {
  expect(announcementState({ ...term, withdrawnAt: null }, NOON)).toBe(state);
  expect(announcementState({ ...term, withdrawnAt: NOON }, NOON)).toBe("withdrawn");
});

test("a day is a whole day, and no day means now and for good", () => {
  expect(announcementTerm({ from: "", until: "" }, NOON)).toEqual({ startsAt: NOON, endsAt: null });
  expect(announcementTerm({ from: "2030-05-12", until: "2030-05-12" }, NOON)).toEqual({
    startsAt: new Date("2030-05-12T00:00:00Z"),
    endsAt: new Date("2030-05-13T00:00:00Z"),
  });
  expect(announcementTerm({ from: "2030-05-10", until: "2030-05-10" }, NOON)).toEqual({
    startsAt: NOON,
    endsAt: new Date("2030-05-11T00:00:00Z"),
  });
});

test("an announcement ends no sooner than it begins", () => {
  const said = { domain: "sales", name: "", title: "Maintenance", text: "" };
  const parse = (from: string, until: string) => MakeAnnouncement.safeParse({ ...said, from, until }).success;
  expect([parse("2030-05-12", "2030-05-12"), parse("2030-05-12", "2030-05-11")]).toEqual([true, false]);
  expect([parse("", "2030-05-11"), parse("tomorrow", "")]).toEqual([true, false]);
});
