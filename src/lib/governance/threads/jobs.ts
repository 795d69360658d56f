import { tryRules } from "../blast-radius/try-rules";
import { judgeProduct } from "../compliance/judge-product";

/** What is done to published products by the thousand: a setup for all of them, and one product at a time. */
export const JOBS = { compliance: judgeProduct, "blast-radius": tryRules } as const;

export type JobName = keyof typeof JOBS;
export type SetupOf<J extends JobName> = Parameters<(typeof JOBS)[J]>[0];
export type ItemOf<J extends JobName> = Parameters<(typeof JOBS)[J]>[1];
export type ResultOf<J extends JobName> = ReturnType<(typeof JOBS)[J]>;

/** What a thread is told, in order. Maps, dates and shared objects arrive as they were sent. */
export type ToThread =
  | { type: "begin"; run: number; job: JobName; setup: unknown }
  | { type: "perform"; run: number; task: number; items: readonly unknown[] }
  | { type: "end"; run: number };

export type FromThread = { task: number; results: unknown[] } | { task: number; error: string };

/** One product after the other. The compiler loses which setup goes with which job where the job is a variable. */
export function perform(job: JobName, setup: unknown, item: unknown): unknown {
  const one = JOBS[job] as (setup: unknown, item: unknown) => unknown;
  return one(setup, item);
}
