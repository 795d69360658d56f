import type { Receipt, Settled } from "../engine";
import type { Refusal } from "../refusal";

export type TaskLedger = { record(refusals: readonly Refusal[]): Receipt; settle(receipt: Receipt): Settled };

const FAILED_TASKS_MAX = 1_000;

/** Numbers the writes and remembers what the latest of them refused. */
export function createTaskLedger(): TaskLedger {
  const failed = new Map<number, readonly Refusal[]>();
  let lastTask = 0;
  return {
    record(refusals) {
      lastTask += 1;
      if (refusals.length > 0) failed.set(lastTask, refusals);
      for (const oldest of failed.keys()) {
        if (failed.size <= FAILED_TASKS_MAX) break;
        failed.delete(oldest);
      }
      return { engine: "embedded", tasks: [lastTask] };
    },
    settle(receipt) {
      const refusals = receipt.tasks.flatMap((task) => failed.get(Number(task)) ?? []);
      const [first] = refusals;
      if (!first) return { state: "succeeded" };
      return { state: "failed", code: first.code, message: first.message, ids: refusals.map(({ id }) => id) };
    },
  };
}
