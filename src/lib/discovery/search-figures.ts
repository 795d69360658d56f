/** How one search went: what of it is measured. Neither its words nor who asked are part of it. */
export type SearchMeasure = { ms: number; isEmpty: boolean; isDegraded: boolean };

export type SearchFigures = {
  searches: number;
  /** Half, and nineteen in twenty, took no longer; null where nobody searched. */
  p50Ms: number | null;
  p95Ms: number | null;
  /** Of all searches; null where nobody searched. */
  emptyShare: number | null;
  degradedShare: number | null;
};

export type MeasuredSearch = {
  /** Whose figures these are, and since when: another process has others. */
  process: string;
  since: Date;
  hour: SearchFigures;
  day: SearchFigures;
  /** Searches of the last day that found nothing, in all processes: the same words of one person count once. */
  missesOfTheDay: number;
};

export type SearchMeter = {
  record(measure: SearchMeasure, at: Date): void;
  /** Of the last so many minutes, as far back as a day. */
  figures(minutes: number, at: Date): SearchFigures;
};

const SLOT_MS = 5 * 60_000;
const SLOTS = (24 * 60 * 60_000) / SLOT_MS + 1;
/** Each step is a fifth wider than the one before: from a tenth of a millisecond to a minute and a half. */
const FIRST_MS = 0.1;
const GROWTH = 1.2;
const STEPS = 76;

type Slot = { number: number; searches: number; empty: number; degraded: number; steps: Uint32Array };

/** Counts of the last day in five minutes each, whatever is measured: it never grows. */
export function createSearchMeter(): SearchMeter {
  const slots: Slot[] = [];

  function slotAt(number: number): Slot {
    const known = slots[number % SLOTS];
    if (known?.number === number) return known;
    const fresh = { number, searches: 0, empty: 0, degraded: 0, steps: new Uint32Array(STEPS) };
    slots[number % SLOTS] = fresh;
    return fresh;
  }

  return {
    record({ ms, isEmpty, isDegraded }, at) {
      const slot = slotAt(numberOf(at));
      slot.searches += 1;
      if (isEmpty) slot.empty += 1;
      if (isDegraded) slot.degraded += 1;
      const step = stepOf(ms);
      slot.steps[step] = (slot.steps[step] ?? 0) + 1;
    },
    figures(minutes, at) {
      const last = numberOf(at);
      const first = last - Math.round((minutes * 60_000) / SLOT_MS);
      return sumUp(Object.values(slots).filter(({ number }) => number > first && number <= last));
    },
  };
}

function numberOf(at: Date): number {
  return Math.floor(at.getTime() / SLOT_MS);
}

function stepOf(ms: number): number {
  const step = Math.ceil(Math.log(Math.max(ms || 0, FIRST_MS) / FIRST_MS) / Math.log(GROWTH));
  return Math.min(step, STEPS - 1);
}

function sumUp(slots: readonly Slot[]): SearchFigures {
  const total = (of: (slot: Slot) => number) => slots.reduce((sum, slot) => sum + of(slot), 0);
  const searches = total((slot) => slot.searches);
  if (searches === 0) return { searches, p50Ms: null, p95Ms: null, emptyShare: null, degradedShare: null };
  const steps = Array.from({ length: STEPS }, (_, step) => total((slot) => slot.steps[step] ?? 0));
  return {
    searches,
    p50Ms: quantile(steps, searches * 0.5),
    p95Ms: quantile(steps, searches * 0.95),
    emptyShare: total((slot) => slot.empty) / searches,
    degradedShare: total((slot) => slot.degraded) / searches,
  };
}

/** The upper end of the step in which so many have been counted: rather too much than too little. */
function quantile(steps: readonly number[], rank: number): number {
  let counted = 0;
  for (const [step, count] of steps.entries()) {
    counted += count;
    if (counted >= rank) return FIRST_MS * GROWTH ** step;
  }
  return FIRST_MS * GROWTH ** (STEPS - 1);
}
