import type { ParsedQuery } from "../parse-query";
import type { Occurrence } from "./occurrences";
import type { ForwardDoc } from "./search-index";

// The rules that need the places of the words. All are costs: less is better.

const FAR = 3;

/** How far neighbouring words of the query lie apart: 0 for side by side, one more when backwards, at most 3 a pair. */
export function proximityCost(occurrences: readonly (readonly Occurrence[])[]): number {
  const present = occurrences.filter((places) => places.length > 0);
  let cost = 0;
  for (let i = 1; i < present.length; i++) cost += pairCost(present[i - 1] ?? [], present[i] ?? []);
  return cost;
}

export function proximityCostMax(slots: number): number {
  return FAR * Math.max(slots - 1, 0);
}

function pairCost(left: readonly Occurrence[], right: readonly Occurrence[]): number {
  let least = FAR;
  for (const a of left) {
    for (const b of right) {
      if (a.field !== b.field) continue;
      // Two words joined into one stand at the same place and could not be nearer.
      const cost = b.start === a.start ? 0 : b.start > a.start ? b.start - a.end - 1 : a.start - b.end;
      if (cost < least) least = Math.max(cost, 0);
    }
    if (least === 0) break;
  }
  return least;
}

const POSITION_BUCKETS = [0, 1, 4, 7, 11, 16, 24, 64, 256, 1_024];

/** How far each word stands, in its best field, from the place it has in the query; in widening steps. */
export function wordPositionCost(
  occurrences: readonly (readonly Occurrence[])[],
  query: ParsedQuery,
): number {
  let cost = 0;
  occurrences.forEach((places, slot) => {
    const asked = query.slots[slot]?.position ?? 0;
    // Places come in the order of fields, so the first is in the best.
    const best = places[0]?.field;
    if (best === undefined) return;
    let least = Number.POSITIVE_INFINITY;
    for (const { field, start } of places)
      if (field === best) least = Math.min(least, Math.abs(start - asked));
    const bucket = POSITION_BUCKETS.findIndex((limit) => least <= limit);
    cost += bucket === -1 ? POSITION_BUCKETS.length : bucket;
  });
  return cost;
}

export function wordPositionCostMax(slots: number): number {
  return POSITION_BUCKETS.length * slots;
}

// A field that is the query, one that would be were it finished and spelt right, fields that begin so, all others.
const ATTRIBUTE_COSTS = { equals: 0, nearlyEquals: 1, starts: 2, nearlyStarts: 3, other: 4 } as const;

/** First whether a whole field is, or begins with, the query; then how many words are not exactly as asked. */
export function exactnessCost(
  words: ForwardDoc,
  occurrences: readonly (readonly Occurrence[])[],
  query: ParsedQuery,
  exact: number,
): number {
  let attribute: number = ATTRIBUTE_COSTS.other;
  words.wordCounts.forEach((wordCount, field) => {
    if (wordCount >= query.wordCount && wordCount > 0) {
      attribute = Math.min(attribute, attributeCost(wordCount, field, occurrences, query));
    }
  });
  return attribute * (occurrences.length + 1) + occurrences.length - exact;
}

export function exactnessCostMax(slots: number): number {
  return ATTRIBUTE_COSTS.other * (slots + 1) + slots;
}

function attributeCost(
  wordCount: number,
  field: number,
  occurrences: readonly (readonly Occurrence[])[],
  { slots, wordCount: asked }: ParsedQuery,
): number {
  let isExactly = true;
  const inPlace = occurrences.every((places, slot) => {
    const here = places.filter((place) => place.field === field && place.start === slots[slot]?.position);
    const isExact = here.some((place) => place.isExact);
    if (!isExact) isExactly = false;
    return here.length > 0;
  });
  if (!inPlace) return ATTRIBUTE_COSTS.other;
  if (wordCount === asked) return isExactly ? ATTRIBUTE_COSTS.equals : ATTRIBUTE_COSTS.nearlyEquals;
  return isExactly ? ATTRIBUTE_COSTS.starts : ATTRIBUTE_COSTS.nearlyStarts;
}
