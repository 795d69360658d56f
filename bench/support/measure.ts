export type Times = { p50: number; p95: number };

/** By nearest rank. */
export function percentiles(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

/** The machine may be busy with other things: of several passes the quietest one counts. */
export function quietest<T extends Times>(passes: readonly T[]): T {
  const [best] = passes.toSorted((a, b) => a.p95 - b.p95);
  if (!best) throw new Error("Nothing was measured.");
  return best;
}

/** How long each call takes, one after the other, after one round that is not counted. */
export async function timeEach<T>(
  items: readonly T[],
  run: (item: T) => unknown,
  passes = 5,
): Promise<Times> {
  const results: Times[] = [];
  for (let pass = 0; pass <= passes; pass++) {
    const times: number[] = [];
    for (const item of items) {
      const start = performance.now();
      await run(item);
      times.push(performance.now() - start);
    }
    if (pass > 0) results.push(percentiles(times));
  }
  return quietest(results);
}

/** What the heap and its buffers hold after a collection; needs `--expose-gc`. */
export function heldMb(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1_000_000;
}
