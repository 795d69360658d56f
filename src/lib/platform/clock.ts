/** Rules never look at the clock: they take `now`. Commands ask here, so that one place tells the time. */
export function now(): Date {
  return new Date();
}
