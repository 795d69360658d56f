import "server-only";
import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import { log } from "@/lib/platform/log";
import { type ItemOf, type JobName, perform, type ResultOf, type SetupOf } from "./jobs";
import { createThreadPool } from "./thread-pool";

/** Evaluates products by the thousand, in the order they are given. */
export type EvaluationRun<J extends JobName> = {
  /** How many pieces are worth being under way at once. */
  lanes: number;
  perform(items: readonly ItemOf<J>[]): Promise<ResultOf<J>[]>;
  end(): void;
};

/** Fewer are evaluated here before a thread has started. */
const WORTH_A_THREAD = 200;
const THREADS_MAX = 4;

const cores = availableParallelism();
// Modules may be loaded more than once in a process of Next; threads should not.
const shared = globalThis as { agoraEvaluationThreads?: ReturnType<typeof createThreadPool> };
let runs = 0;

/**
 * A run over about `expected` products. Many go to threads of their own, so that every core works and this one keeps
 * answering people; few, or all where there is one core only, are evaluated here.
 */
export function openRun<J extends JobName>(job: J, setup: SetupOf<J>, expected: number): EvaluationRun<J> {
  if (expected < WORTH_A_THREAD || cores < 2) {
    return { lanes: 1, perform: (items) => performHere(job, setup, items), end: () => undefined };
  }
  shared.agoraEvaluationThreads ??= createThreadPool(Math.min(cores, THREADS_MAX));
  const pool = shared.agoraEvaluationThreads;
  runs += 1;
  const run = { id: runs, job, setup };
  return {
    lanes: Math.min(cores, THREADS_MAX),
    async perform(items) {
      try {
        // A thread answers with what the job gives, one by one.
        return (await pool.perform(run, items)) as ResultOf<J>[];
      } catch (error) {
        log.warn({ err: error, job }, "evaluated without threads");
        return performHere(job, setup, items);
      }
    },
    end: () => pool.end(run.id),
  };
}

async function performHere<J extends JobName>(
  job: J,
  setup: SetupOf<J>,
  items: readonly ItemOf<J>[],
): Promise<ResultOf<J>[]> {
  const results: ResultOf<J>[] = [];
  for (const item of items) {
    // Thousands of products in a row must not keep this process from answering people in between.
    await setImmediate();
    results.push(perform(job, setup, item) as ResultOf<J>);
  }
  return results;
}
