import "server-only";
import { watchEvents } from "./event-feed";
import { log } from "./log";

/**
 * Runs a job whenever something may be new, and each second at least, for as long as the process lives. While it runs
 * it is not run again: what comes meanwhile, and what failed, is found by the next wake. `failure` says in the log what
 * could not be done.
 */
export function runAtWakes(job: () => Promise<unknown>, failure: string): () => void {
  let isRunning = false;
  return watchEvents(() => {
    if (isRunning) return;
    isRunning = true;
    job()
      .catch((error) => log.error({ err: error }, failure))
      .finally(() => {
        isRunning = false;
      });
  });
}
