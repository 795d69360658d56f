import type { DocumentMask } from "./document-mask";
import type { Expansion } from "./expand-slot";
import { sequenceMatches } from "./phrase-match";
import type { SearchIndex } from "./search-index";

export const UNMATCHED = 255;

/**
 * For every slot of the query and every document: the fewest typos (UNMATCHED when it is not there) and the bit set
 * of fields that have it with so few. Laid out slot after slot. `matched` counts the slots a document has, `exact`
 * those it has in the very words asked for.
 */
export type SlotMatches = {
  expansions: readonly Expansion[];
  docs: number;
  typos: Uint8Array;
  fields: Uint8Array;
  matched: Uint8Array;
  exact: Uint8Array;
};

/** Looks only at documents of `mask` and at the fields of the bit set `fields`. */
export function matchSlots(
  index: SearchIndex,
  expansions: readonly Expansion[],
  mask: DocumentMask,
  fields: number,
): SlotMatches {
  const docs = mask.length;
  const typos = new Uint8Array(docs * expansions.length).fill(UNMATCHED);
  const found = new Uint8Array(docs * expansions.length);
  const matched = new Uint8Array(docs);
  const exact = new Uint8Array(docs);

  function note(at: number, doc: number, cost: number, bits: number): void {
    const known = typos[at] ?? UNMATCHED;
    if (cost > known) return;
    if (known === UNMATCHED) matched[doc] = (matched[doc] ?? 0) + 1;
    found[at] = cost < known ? bits : (found[at] ?? 0) | bits;
    typos[at] = cost;
  }

  expansions.forEach((expansion, slot) => {
    const base = slot * docs;
    for (const { term, typos: cost } of expansion.neighbours) {
      const isExact = term.id === expansion.exact ? 1 : 0;
      for (let i = 0; i < term.count; i++) {
        const doc = term.docs[i] ?? 0;
        const bits = (term.fields[i] ?? 0) & fields;
        if (bits === 0 || mask[doc] !== 1) continue;
        note(base + doc, doc, cost, bits);
        exact[doc] = (exact[doc] ?? 0) + isExact;
      }
    }
    const isPhrase = expansion.slot.kind === "phrase" ? 1 : 0;
    for (const sequence of expansion.sequences) {
      for (const { doc, fields: bits } of sequenceMatches(index, sequence, mask, fields)) {
        note(base + doc, doc, sequence.typos, bits);
        exact[doc] = (exact[doc] ?? 0) + isPhrase;
      }
    }
  });
  return { expansions, docs, typos, fields: found, matched, exact };
}
