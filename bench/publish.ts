import { percentiles, quietest } from "./support/measure";
import { aReadyDraft, DATABASE, enforceFifty } from "./support/publisher";
import type { Row } from "./support/row";

const PUBLICATIONS = 25;
const PASSES = 2;

/** The gate from the click to the commit, among 10,000 products: snapshot, 50 policies, version, rows, event. */
export async function measure(): Promise<Row[]> {
  const admin = await enforceFifty();
  const passes = [];
  for (let pass = 0; pass < PASSES; pass++) {
    const times: number[] = [];
    for (let i = 0; i < PUBLICATIONS; i++) {
      const publish = await aReadyDraft(admin, pass * PUBLICATIONS + i, "Measured product");
      const start = performance.now();
      await publish();
      times.push(performance.now() - start);
    }
    passes.push(percentiles(times));
  }
  const times = quietest(passes);
  const limit = DATABASE === "embedded" ? 100 : 40;
  return [
    {
      row: `publish: 50 policies, commit included, ${DATABASE}`,
      ...times,
      budget: { value: times.p95, limit, unit: "ms" },
    },
  ];
}
