import { parentPort } from "node:worker_threads";
import { type FromThread, type JobName, perform, type ToThread } from "./jobs";

// The far side of `evaluation-threads.ts`: evaluates what it is handed and knows nothing of databases or requests.

const runs = new Map<number, { job: JobName; setup: unknown }>();

parentPort?.on("message", (message: ToThread) => {
  switch (message.type) {
    case "begin":
      runs.set(message.run, message);
      return;
    case "end":
      runs.delete(message.run);
      return;
    case "perform":
      parentPort?.postMessage(answer(message));
  }
});

function answer({ run, task, items }: ToThread & { type: "perform" }): FromThread {
  const known = runs.get(run);
  if (!known) return { task, error: "The run was not begun." };
  try {
    return { task, results: items.map((item) => perform(known.job, known.setup, item)) };
  } catch (error) {
    return { task, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
