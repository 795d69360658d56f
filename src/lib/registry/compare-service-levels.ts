import type { BreakingChange, Comparison, NotableChange, Place } from "./breaking-changes";
import type { Contract } from "./contract";
import { pairUp } from "./pair-up";
import { type Promised, promisesOf } from "./service-levels";

/** Which promises about service were loosened or withdrawn. */
export function compareServiceLevels(
  before: Contract,
  after: Contract,
  { pointer, label }: Place,
): Comparison {
  const [was, is] = [promisesOf(before), promisesOf(after)];
  const pairing = pairUp<Promised>(was, is, [({ kind, element }) => JSON.stringify([kind, element])]);
  const withdrawn = pairing.removed.flatMap((index): BreakingChange[] => {
    const promise = was[index];
    if (!promise) return [];
    const message = `${label} no longer promises ${wordsOf(promise)}.`;
    return [
      {
        kind: "service-level-loosened",
        pointer: `${pointer}/slaProperties`,
        label: placeOf(promise, label),
        message,
      },
    ];
  });
  const kept = pairing.pairs.map((pair) => {
    const [older, newer] = [was[pair.before], is[pair.after]];
    return older && newer ? between(older, newer, { pointer, label }) : {};
  });
  return {
    breaking: [...withdrawn, ...kept.flatMap(({ loosened }) => loosened ?? [])],
    lowered: [],
    notable: kept.flatMap(({ rephrased }) => rephrased ?? []),
  };
}

function between(
  before: Promised,
  after: Promised,
  place: Place,
): { loosened?: BreakingChange; rephrased?: NotableChange } {
  const at = { pointer: place.pointer + after.pointer, label: placeOf(after, place.label) };
  if (before.measure === null) return {};
  if (after.measure === null || before.unit !== after.unit) {
    const message = `${wordsOf(after)} is promised in another measure than before.`;
    return { rephrased: { kind: "service-level-rephrased", ...at, message } };
  }
  const gain = before.better === "more" ? after.measure - before.measure : before.measure - after.measure;
  if (gain >= 0) return {};
  const message = `${wordsOf(after)} went from ${amountOf(before)} to ${amountOf(after)}.`;
  return { loosened: { kind: "service-level-loosened", ...at, message } };
}

function placeOf(promise: Promised, label: string): string {
  return `${label}, ${wordsOf(promise)}`;
}

function wordsOf({ kind, element }: Promised): string {
  const words = kind.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return element ? `${words} of ${element}` : words;
}

function amountOf({ measure, unit }: Promised): string {
  if (unit === "date") return new Date(measure ?? 0).toISOString().slice(0, 10);
  return `${Math.round((measure ?? 0) * 1000) / 1000} ${unit}`.trim();
}
