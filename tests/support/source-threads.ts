import path from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { createThreadPool } from "@/lib/governance/threads/thread-pool";
import { ROOT } from "./source-files";

const FILE = pathToFileURL(path.join(ROOT, "src/lib/governance/threads/evaluation-thread.ts")).href;

/** A thread that runs the sources as they are; what translates them for this process does not reach into threads. */
function startSourceWorker(): Worker {
  const script = `import("tsx/esm/api").then(({ register }) => {
    register();
    return import(${JSON.stringify(FILE)});
  });`;
  return new Worker(script, { eval: true, execArgv: [] });
}

/** Lets evaluations of many products go to threads in a process that no bundler has built. */
export function installSourceThreads(size = 2): ReturnType<typeof createThreadPool> {
  const shared = globalThis as { agoraEvaluationThreads?: ReturnType<typeof createThreadPool> };
  shared.agoraEvaluationThreads = createThreadPool(size, startSourceWorker);
  return shared.agoraEvaluationThreads;
}
