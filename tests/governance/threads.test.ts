import { expect, test } from "vitest";
import type { Bundle } from "@/lib/governance/evaluation";
import { asBound } from "@/lib/governance/policy-effect";
import type { PublishedText } from "@/lib/governance/published-product";
import { starterPolicies } from "@/lib/governance/starter-policies/starter-policies";
import { openRun } from "@/lib/governance/threads/open-run";
import { installSourceThreads } from "../support/source-threads";
import { goodProductBut } from "./setting";

const threads = installSourceThreads();

const AT = new Date("2026-03-01T12:00:00.000Z");
/** More than are evaluated without threads. */
const MANY = 1_000;

const BUNDLE: Bundle = {
  hash: "every starter",
  policies: starterPolicies().map(({ code, content }) => ({ ...asBound(content), key: code })),
};

function text(i: number): PublishedText {
  return {
    id: `product-${i}`,
    domainId: "sales",
    slug: "sales",
    name: `orders-${i}`,
    title: `Orders ${i}`,
    lifecycle: i % 5 === 0 ? "deprecated" : "active",
    sunset: i % 5 === 0 ? "2026-12-31" : null,
    successorId: null,
    descriptor: JSON.stringify(goodProductBut({ "/retention/days": i % 2 === 0 ? 30 : 36_500 })),
    publishedAt: new Date("2026-01-01T00:00:00.000Z"),
    ordinal: 2,
    previous: JSON.stringify(goodProductBut({ "/title": "As it was" })),
    previousOrdinal: 1,
  };
}

const TEXTS = Array.from({ length: 60 }, (_, i) => text(i));

test("threads judge as this process does, in the order they were given", async () => {
  const judging = { bundles: new Map([["sales", BUNDLE]]), at: AT };
  const items = TEXTS.map((one) => ({ text: one, waivers: [], kept: null }));
  const here = await openRun("compliance", judging, 1).perform(items);
  expect(await threads.perform({ id: -1, job: "compliance", setup: judging }, items)).toEqual(here);
  const run = openRun("compliance", judging, MANY);
  expect(await run.perform(items)).toEqual(here);
  // Of what is as it is kept, only that is told.
  const kept = items.map((item, i) => ({
    ...item,
    kept: { outcomesHash: here[i]?.rating.outcomesHash ?? null, verdicts: "other" },
  }));
  expect((await run.perform(kept)).map(({ outcomes }) => outcomes)).toEqual(
    here.map(({ outcomes }) => outcomes),
  );
  run.end();
  expect(new Set(here.map(({ rating }) => rating.outcomesHash)).size).toBeGreaterThan(1);
});

test("threads try a rule as this process does, while others do something else", async () => {
  const [policy] = BUNDLE.policies;
  const trial = { before: null, after: policy ?? null, asOf: AT };
  const here = await openRun("blast-radius", trial, 1).perform(TEXTS);
  const runs = [
    openRun("blast-radius", trial, MANY),
    openRun("blast-radius", { ...trial, after: null }, MANY),
  ];
  const [tried, nothing] = await Promise.all(runs.map((run) => run.perform(TEXTS)));
  for (const run of runs) run.end();
  expect(tried).toEqual(here);
  expect(nothing?.every(({ after }) => after === null)).toBe(true);
});

test("what a thread cannot do fails here too, with its own words", async () => {
  const run = openRun("blast-radius", { before: null, after: null, asOf: AT }, MANY);
  await expect(run.perform([{ ...text(0), descriptor: "{" }])).rejects.toThrow(SyntaxError);
  await expect(run.perform([text(0)])).resolves.toHaveLength(1);
  run.end();
});
