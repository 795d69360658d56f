import { z } from "zod";
import type { Connection } from "./connection";

export const EnqueuedTask = z.object({ taskUid: z.number() });

const Task = z.object({
  status: z.enum(["enqueued", "processing", "succeeded", "failed", "canceled"]),
  error: z.object({ code: z.string(), message: z.string(), type: z.string() }).nullish(),
});

export type TaskOutcome =
  | { state: "succeeded" }
  /** `isInput`: the server says that what was sent is at fault, and not itself. */
  | { state: "failed"; code: string; message: string; isInput: boolean }
  | { state: "timeout" };

const WAIT_FIRST_MS = 5;
const WAIT_MAX_MS = 250;

/** Asks until the task is done, less and less often. */
export async function awaitTask(
  connection: Connection,
  taskUid: number,
  timeoutMs: number,
): Promise<TaskOutcome> {
  const deadline = performance.now() + timeoutMs;
  for (let wait = WAIT_FIRST_MS; ; wait = Math.min(wait * 2, WAIT_MAX_MS)) {
    const task = Task.parse(await connection.read("indexer", (client) => client.tasks.getTask(taskUid)));
    if (task.status === "succeeded") return { state: "succeeded" };
    if (task.status === "failed" || task.status === "canceled") {
      const { code = task.status, message = "The task was canceled.", type = "" } = task.error ?? {};
      return { state: "failed", code, message, isInput: type === "invalid_request" };
    }
    if (performance.now() + wait > deadline) return { state: "timeout" };
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

const STEP_TIMEOUT_MS = 120_000;

/** For the steps of a rebuild, where anything but success ends it, or but the failure that means the same. */
export async function requireTask(
  connection: Connection,
  enqueued: unknown,
  harmlessCode?: string,
): Promise<void> {
  const outcome = await awaitTask(connection, EnqueuedTask.parse(enqueued).taskUid, STEP_TIMEOUT_MS);
  if (outcome.state === "succeeded") return;
  if (outcome.state === "failed" && outcome.code === harmlessCode) return;
  throw new Error(
    outcome.state === "timeout"
      ? "The search server did not finish in time."
      : `The search server refused: ${outcome.message}`,
  );
}
