import "server-only";
import { Worker } from "node:worker_threads";
import type { FromThread, JobName, ToThread } from "./jobs";

type Task = { resolve: (results: unknown[]) => void; reject: (error: Error) => void };

/** A thread, the runs it has been told of, and what it has still to answer. */
type Thread = { worker: Worker; runs: Set<number>; tasks: Map<number, Task> };

export type Run = { id: number; job: JobName; setup: unknown };

/** How long threads that nobody asks anything are kept warm. */
const IDLE_MS = 60_000;

/** The bundler finds the file by this very expression. */
function startBundledWorker(): Worker {
  return new Worker(new URL("./evaluation-thread.ts", import.meta.url));
}

/** Threads that evaluate, started when they are first needed and stopped when nobody has needed them for a while. */
export function createThreadPool(size: number, startWorker = startBundledWorker) {
  const threads = new Set<Thread>();
  let nextTask = 0;
  let idle: NodeJS.Timeout | undefined;

  function start(): Thread {
    const worker = startWorker();
    const thread: Thread = { worker, runs: new Set(), tasks: new Map() };
    worker.on("message", (answer: FromThread) => settle(thread, answer));
    worker.on("error", (error) => lose(thread, error));
    worker.on("exit", () => lose(thread, new Error("The thread ended.")));
    worker.unref();
    threads.add(thread);
    return thread;
  }

  function settle(thread: Thread, answer: FromThread): void {
    const task = thread.tasks.get(answer.task);
    thread.tasks.delete(answer.task);
    // A thread with nothing to do must not keep the process alive.
    if (thread.tasks.size === 0) thread.worker.unref();
    if ("error" in answer) task?.reject(new Error(answer.error));
    else task?.resolve(answer.results);
  }

  function lose(thread: Thread, error: Error): void {
    threads.delete(thread);
    for (const task of thread.tasks.values()) task.reject(error);
    thread.tasks.clear();
  }

  function leastBusy(): Thread {
    const [least] = [...threads].sort((a, b) => a.tasks.size - b.tasks.size);
    return least && (least.tasks.size === 0 || threads.size >= size) ? least : start();
  }

  function tell(thread: Thread, message: ToThread): void {
    thread.worker.postMessage(message);
  }

  return {
    perform({ id: run, job, setup }: Run, items: readonly unknown[]): Promise<unknown[]> {
      clearTimeout(idle);
      const thread = leastBusy();
      if (!thread.runs.has(run)) tell(thread, { type: "begin", run, job, setup });
      thread.runs.add(run);
      nextTask += 1;
      const task = nextTask;
      return new Promise((resolve, reject) => {
        thread.tasks.set(task, { resolve, reject });
        thread.worker.ref();
        tell(thread, { type: "perform", run, task, items });
      });
    },
    end(run: number): void {
      for (const thread of threads) if (thread.runs.delete(run)) tell(thread, { type: "end", run });
      clearTimeout(idle);
      idle = setTimeout(stop, IDLE_MS).unref();
    },
  };

  function stop(): void {
    for (const thread of threads) if (thread.tasks.size === 0) void thread.worker.terminate();
  }
}
