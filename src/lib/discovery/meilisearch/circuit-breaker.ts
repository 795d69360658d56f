export type CircuitBreaker = { readonly isOpen: boolean; noteSuccess(): void; noteFailure(): void };

const FAILURES_MAX = 3;
const COOL_DOWN_MS = 5_000;

/**
 * After a few failures in a row nobody is made to wait for the next one. When the pause is over one call may try; it
 * closes the circuit by succeeding and renews the pause by failing.
 */
export function createCircuitBreaker(clock: () => number = () => performance.now()): CircuitBreaker {
  let failures = 0;
  let closedFrom = 0;
  return {
    get isOpen() {
      return failures >= FAILURES_MAX && clock() < closedFrom;
    },
    noteSuccess() {
      failures = 0;
    },
    noteFailure() {
      failures += 1;
      closedFrom = clock() + COOL_DOWN_MS;
    },
  };
}
