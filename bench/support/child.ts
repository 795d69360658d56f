import { availableParallelism } from "node:os";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { createThreadPool } from "@/lib/governance/threads/thread-pool";
import type { Row } from "./row";

// Runs one compiled benchmark, with threads of a compiled file, and hands its rows to the process that started this one.
const [file = "", thread = ""] = process.argv.slice(2);
const size = Math.min(availableParallelism(), 4);
const shared = globalThis as { agoraEvaluationThreads?: ReturnType<typeof createThreadPool> };
shared.agoraEvaluationThreads = createThreadPool(size, () => new Worker(thread, { execArgv: [] }));
const module: { measure: () => Promise<Row[]> } = await import(pathToFileURL(file).href);
const rows = await module.measure();
process.send?.(rows, () => process.exit(0));
