import { runBlastRadius } from "@/lib/governance/blast-radius/run-blast-radius";
import { starterPolicies } from "@/lib/governance/starter-policies/starter-policies";
import { openDatabase } from "@/lib/platform/open-database";
import { tidyEmbeddedDatabase } from "@/lib/platform/tidy-database";
import { heldMb, percentiles } from "./support/measure";
import type { Row } from "./support/row";

/** One policy over the whole catalog, as somebody watches it: the first figures, and the last. */
export async function measure(): Promise<Row[]> {
  await openDatabase();
  // As every installation is after its first night.
  await tidyEmbeddedDatabase();
  const after = starterPolicies().find(({ code }) => code === "PRI-02")?.content ?? null;
  const first: number[] = [];
  const last: number[] = [];
  let looked = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    let isFirst = true;
    for await (const report of runBlastRadius(
      { domainId: null, key: null, before: null, after },
      new Date(),
    )) {
      if (isFirst) first.push(performance.now() - started);
      isFirst = false;
      looked = report.looked;
    }
    last.push(performance.now() - started);
  }
  return [
    rowOf(`blast radius: first figures of ${looked} products`, first, 300),
    rowOf(`blast radius: last figures of ${looked} products`, last, 2_500),
  ];
}

const ROUNDS = 3;

function rowOf(row: string, times: readonly number[], limit: number): Row {
  const { p50, p95 } = percentiles(times);
  return { row, p50, p95, memoryMb: heldMb(), budget: { value: p50, limit, unit: "ms" } };
}
