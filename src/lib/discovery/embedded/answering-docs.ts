import type { MatchStrategy } from "../engine";
import type { DocumentMask } from "./document-mask";
import { type SlotMatches, UNMATCHED } from "./match-slots";

/**
 * Narrows `mask` to the documents that answer the query. Phrases are always required. Of the words, `all` requires
 * every one and `last` the first. `frequency` requires the rarest, or as many words as any document has: a rare
 * word that says little ("give me sales orders") must not hide the products that have all the others.
 */
export function answeringDocs(
  matches: SlotMatches,
  mask: DocumentMask,
  strategy: MatchStrategy,
): DocumentMask {
  const slots = matches.expansions.map((_, slot) => slot);
  const phrases = slots.filter((slot) => matches.expansions[slot]?.slot.kind === "phrase");
  if (slots.length === 0) return mask;
  if (strategy === "all") return narrowed(mask, (doc) => matches.matched[doc] === slots.length);
  if (phrases.length > 0) return narrowed(mask, (doc) => phrases.every((slot) => has(matches, slot, doc)));
  if (strategy === "last") return narrowed(mask, (doc) => has(matches, 0, doc));

  const rarest = rarestSlot(matches, mask);
  let most = 1;
  for (const count of matches.matched) if (count > most) most = count;
  return narrowed(
    mask,
    (doc) => matches.matched[doc] === most || (rarest !== null && has(matches, rarest, doc)),
  );
}

/** The word fewest documents have, of those any has. */
function rarestSlot(matches: SlotMatches, mask: DocumentMask): number | null {
  let rarest: number | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  matches.expansions.forEach((_, slot) => {
    let count = 0;
    for (let doc = 0; doc < mask.length; doc++) if (has(matches, slot, doc)) count += 1;
    if (count > 0 && count < fewest) [rarest, fewest] = [slot, count];
  });
  return rarest;
}

function has({ typos, docs }: SlotMatches, slot: number, doc: number): boolean {
  return typos[slot * docs + doc] !== UNMATCHED;
}

function narrowed(mask: DocumentMask, test: (doc: number) => boolean): DocumentMask {
  const left = new Uint8Array(mask.length);
  for (let doc = 0; doc < mask.length; doc++) if (mask[doc] === 1 && test(doc)) left[doc] = 1;
  return left;
}
