export type WriteQueue = { run<T>(write: () => Promise<T>): Promise<T>; readonly pending: number };

/** Runs writes one after the other, in the order they were asked for, whether or not their callers wait. */
export function createWriteQueue(): WriteQueue {
  let pending = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(write) {
      pending += 1;
      const done = last.then(write).finally(() => {
        pending -= 1;
      });
      // A failed write is its caller's to hear of; the next one runs all the same.
      last = done.catch(() => undefined);
      return done;
    },
    get pending() {
      return pending;
    },
  };
}
