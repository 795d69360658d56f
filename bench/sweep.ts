import { refreshComplianceNow } from "@/lib/governance/compliance/refresh";
import { db } from "@/lib/platform/db";
import { PRODUCTS } from "./support/generated-products";
import { heldMb } from "./support/measure";
import { DATABASE, enforceFifty } from "./support/publisher";
import type { Row } from "./support/row";

const LIMIT_MS = 20_000;
const DAY_MS = 86_400_000;

/** Everything evaluated anew: the first time, when every row is written, and the night after, when none should be. */
export async function measure(): Promise<Row[]> {
  await enforceFifty();
  const before = heldMb();
  const first = await timed(new Date());
  const written = await db.policyOutcome.count();
  const held = heldMb() - before;
  const again = await timed(new Date(Date.now() + 2 * DAY_MS));
  return [
    row("sweep: 50 policies on 10,000 products, first time", first, `${written.toLocaleString("en")} rows`),
    row("sweep: the night after", again, "", held),
  ];
}

type Sweep = { ms: number; cpuMs: number; peakMb: number };

async function timed(at: Date): Promise<Sweep> {
  let peakMb = 0;
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, process.memoryUsage().rss / 1_000_000);
  }, 50);
  const start = performance.now();
  const cpu = process.cpuUsage();
  await refreshComplianceNow({ at: () => at });
  clearInterval(watch);
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - start, cpuMs: (user + system) / 1_000, peakMb };
}

function row(about: string, { ms, cpuMs, peakMb }: Sweep, figure: string, memoryMb?: number): Row {
  const perSecond = Math.round(PRODUCTS / (ms / 1_000)).toLocaleString("en");
  const figures = [
    `${perSecond} products/s`,
    `${Math.round(cpuMs)} ms of processor`,
    `${Math.round(peakMb)} MB resident at most`,
    figure,
  ];
  return {
    row: `${about}, ${DATABASE}`,
    p50: ms,
    ...(memoryMb === undefined ? {} : { memoryMb }),
    figure: figures.filter(Boolean).join(", "),
    budget: { value: ms, limit: LIMIT_MS, unit: "ms" },
  };
}
