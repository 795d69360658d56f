import { searchEngine } from "@/lib/discovery/engine-instance";
import { recall } from "@/lib/discovery/index-keep";
import { startProjector, stopProjector } from "@/lib/discovery/projector";
import { heldMb, percentiles, quietest } from "./support/measure";
import { aReadyDraft, DATABASE, enforceFifty } from "./support/publisher";
import type { Row } from "./support/row";

const PUBLICATIONS = 20;
const PASSES = 2;

/** From the commit of a publication until this process finds it, and how long the index takes to be there at all. */
export async function measure(): Promise<Row[]> {
  const admin = await enforceFifty();
  const before = heldMb();
  startProjector();
  while ((await searchEngine().health()) !== "ok") await tick();
  const built = await recall("rebuilt");
  const memoryMb = heldMb() - before;

  const passes = [];
  for (let pass = 0; pass < PASSES; pass++) {
    const times: number[] = [];
    for (let i = 0; i < PUBLICATIONS; i++) {
      const number = pass * PUBLICATIONS + i;
      const publish = await aReadyDraft(admin, number, `Measured ${wordOf(number)}`);
      await publish();
      const start = performance.now();
      while (!(await isFound(wordOf(number)))) await tick();
      times.push(performance.now() - start);
    }
    passes.push(percentiles(times));
  }
  await stopProjector();
  const times = quietest(passes);
  const buildMs = built?.ms ?? Number.NaN;
  return [
    {
      row: `index: 10,000 products read and indexed, ${DATABASE}`,
      p50: buildMs,
      memoryMb,
      budget: { value: buildMs, limit: 1_500, unit: "ms" },
    },
    {
      row: `visible: commit to search, ${DATABASE}`,
      ...times,
      budget: { value: times.p95, limit: 50, unit: "ms" },
    },
  ];
}

function wordOf(number: number): string {
  return `zq${[...String(number)].map((digit) => "abcdefghij"[Number(digit)]).join("")}zq`;
}

async function isFound(word: string): Promise<boolean> {
  const { total } = await searchEngine().search({
    scope: { kind: "system", reason: "bench" },
    q: word,
    match: "all",
  });
  return total > 0;
}

function tick(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
