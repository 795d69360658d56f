import { type SlotMatches, UNMATCHED } from "./match-slots";
import { standsAt } from "./phrase-match";
import type { ForwardDoc } from "./search-index";

/** Where one slot stands in one document. `isExact`: the very word asked for, not one it begins or resembles. */
export type Occurrence = { field: number; start: number; end: number; isExact: boolean };

const OCCURRENCES_MAX = 24;

/** Which slots a word of the index may satisfy, one bit per slot. */
export type SlotsOfTerm = Uint16Array;

export function slotsOfTerms({ expansions }: SlotMatches, termCount: number): SlotsOfTerm {
  const slots = new Uint16Array(termCount);
  const mark = (term: number, slot: number): void => {
    slots[term] = (slots[term] ?? 0) | (1 << slot);
  };
  expansions.forEach(({ neighbours, sequences }, slot) => {
    for (const { term } of neighbours) mark(term.id, slot);
    for (const { terms } of sequences) if (terms[0]) mark(terms[0].id, slot);
  });
  return slots;
}

/** For each slot its places in the document, taken only from the words with the fewest typos. */
export function occurrencesIn(
  words: ForwardDoc,
  doc: number,
  matches: SlotMatches,
  slotsOf: SlotsOfTerm,
): Occurrence[][] {
  const { expansions, docs, typos } = matches;
  let having = 0;
  for (let slot = 0; slot < expansions.length; slot++) having |= matches.fields[slot * docs + doc] ?? 0;
  const found: Occurrence[][] = expansions.map(() => []);
  const alone = expansions.length === 1 ? expansions[0] : undefined;
  for (let field = 0; field < words.wordCounts.length; field++) {
    if ((having & (1 << field)) === 0) continue;
    const end = words.starts[field + 1] ?? 0;
    for (let i = words.starts[field] ?? 0; i < end; i++) {
      const start = words.positions[i] ?? 0;
      if (alone && found[0] && isDecided(found[0], { field, start }, alone.slot.position)) break;
      const term = words.terms[i] ?? 0;
      const slots = slotsOf[term] ?? 0;
      for (let slot = 0; slots >> slot !== 0; slot++) {
        if (((slots >> slot) & 1) === 0) continue;
        const expansion = expansions[slot];
        const list = found[slot];
        const cost = typos[slot * docs + doc] ?? UNMATCHED;
        if (!expansion || !list || cost === UNMATCHED || list.length === OCCURRENCES_MAX) continue;
        if (expansion.typosOf.get(term) === cost) {
          list.push({ field, start, end: start, isExact: term === expansion.exact });
          continue;
        }
        const sequence = expansion.sequences.find((s) => s.typos === cost && standsAt(words, s, i, field));
        const isExact = expansion.slot.kind === "phrase";
        if (sequence) list.push({ field, start, end: start + (sequence.offsets.at(-1) ?? 0), isExact });
      }
    }
  }
  return found;
}

/**
 * Whether no further place in this field matters. A word alone is near to no other: of its best field the place nearest
 * to the one it has in the query counts, and of the others whether it stands in that very place.
 */
function isDecided(
  places: readonly Occurrence[],
  { field, start }: Pick<Occurrence, "field" | "start">,
  asked: number,
): boolean {
  const [first] = places;
  const last = places.at(-1);
  if (!first || !last) return false;
  return first.field === field ? last.start >= asked : start > asked;
}
