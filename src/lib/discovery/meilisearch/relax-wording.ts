import type { MultiSearchQuery } from "meilisearch";
import type { SearchRequest } from "../engine";
import type { IndexDefinition } from "../index-definition";
import { parseQuery, type QueryWord } from "../parse-query";
import { boundedQuery } from "../request-bounds";
import { filterText } from "./filter-text";
import type { WireAnswer } from "./read-answer";
import type { Wording } from "./search-queries";

/** How often each word of a query occurs by itself among what the person may see. */
export type Relaxation = {
  queries: MultiSearchQuery[];
  /** Null where the query as it stands does find something, or nothing would help. */
  wordingFrom(answers: readonly WireAnswer[]): Wording | null;
};

const REQUIRED = /-?"[^"]*"?|(?<=^|\s)-[^\s-]\S*/g;

/**
 * The server decides by all documents which words of a query may be missing, so somebody who may see only some of
 * them could get an empty page for words they have. One who would is asked for again: the word that is rarest among
 * what they may see, and of the others as many as there are.
 */
export function planRelaxation(
  indexUid: string,
  request: SearchRequest,
  wording: Wording,
  { stopWords }: IndexDefinition,
): Relaxation | null {
  if (wording.matchingStrategy !== "frequency") return null;
  const q = boundedQuery(request.q);
  const words = parseQuery(q, new Set(stopWords)).slots.filter((slot) => slot.kind === "word");
  if (words.length < 2) return null;
  const required = (q.match(REQUIRED) ?? []).map(closed).join(" ");
  const { groups: _, ...ungrouped } = request;
  const counting = (text: string): MultiSearchQuery => ({
    indexUid,
    q: text,
    matchingStrategy: "frequency",
    filter: filterText(ungrouped),
    page: 1,
    hitsPerPage: 0,
    ...(request.searchOn && { attributesToSearchOn: [...request.searchOn] }),
  });
  return {
    queries: [counting(wording.q ?? q), ...words.map((word) => counting(phrased(required, [word])))],
    wordingFrom([whole, ...counts]) {
      if ((whole?.totalHits ?? 0) > 0) return null;
      const known = words
        .map((word, i) => ({ word, count: counts[i]?.totalHits ?? 0 }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => a.count - b.count)
        .map(({ word }) => word);
      const [rarest] = known;
      if (!rarest) return null;
      // An unfinished word can only stand last.
      const kept = rarest.isPrefix
        ? [rarest]
        : [...known].sort((a, b) => Number(a.isPrefix) - Number(b.isPrefix));
      return { q: phrased(required, kept), matchingStrategy: "last" };
    },
  };
}

/** A phrase that is still being typed would swallow the words behind it. */
function closed(part: string): string {
  return part.split('"').length % 2 === 0 ? `${part}"` : part;
}

function phrased(required: string, words: readonly QueryWord[]): string {
  const plain = words.map(({ word }) => word).join(" ");
  return `${required} ${plain}${words.at(-1)?.isPrefix ? "" : " "}`.trimStart();
}
