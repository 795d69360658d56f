import type { MultiSearchQuery } from "meilisearch";
import type { SearchRequest } from "../engine";
import type { IndexDefinition } from "../index-definition";
import { parseQuery, type QueryWord } from "../parse-query";
import { withoutQuestion } from "../question-words";
import { boundedQuery } from "../request-bounds";
import { filterText } from "./filter-text";
import { COUNT_ONLY, type Wording, wordingOf } from "./search-queries";
import type { WordsThatMeet } from "./words-that-meet";

/** One of several ways to ask; the less of the words it asks for, the less its answers weigh. */
export type PartWording = Wording & { weight: number };

/** What to ask where no product that the person may see has all the words. */
export type Relaxation = {
  words: readonly QueryWord[];
  /** Phrases are never left out: what has them answers, whichever words it has. */
  hasPhrases: boolean;
  /** Counts what has all of these words, whatever is chosen in the facets. */
  counting(words: readonly QueryWord[]): MultiSearchQuery;
  wordingsFor(found: WordsThatMeet): PartWording[];
};

const REQUIRED = /-?"[^"]*"?|(?<=^|\s)-[^\s-]\S*/g;

/**
 * The server leaves out words in one order, by how frequent they are in all documents. So one rare word that says
 * little hides the products that have all the others, and somebody who may see only some documents could get an empty
 * page for words they have. Where no product has all the words, those are asked for together that do meet, and the
 * rarest one, by what that person may see.
 */
export function planRelaxation(
  indexUid: string,
  request: SearchRequest,
  { stopWords }: IndexDefinition,
): Relaxation | null {
  if (wordingOf(request).matchingStrategy !== "frequency") return null;
  const q = withoutQuestion(boundedQuery(request.q));
  const { slots } = parseQuery(q, new Set(stopWords));
  const words = slots.filter((slot) => slot.kind === "word");
  if (words.length < 2) return null;
  const required = (q.match(REQUIRED) ?? []).map(closed).join(" ");
  const { groups: _, ...ungrouped } = request;
  return {
    words,
    hasPhrases: words.length < slots.length,
    counting: (set) => ({
      indexUid,
      q: phrased(required, set),
      matchingStrategy: "all",
      filter: filterText(ungrouped),
      ...COUNT_ONLY,
      ...(request.searchOn && { attributesToSearchOn: [...request.searchOn] }),
    }),
    wordingsFor({ together, known }) {
      const weigh = (set: readonly QueryWord[]) => set.length / words.length;
      return [
        ...together.map(
          (set): PartWording => ({
            q: phrased(required, set),
            matchingStrategy: "all",
            weight: weigh(set),
          }),
        ),
        { q: phrased(required, rarestFirst(known)), matchingStrategy: "last", weight: weigh(known) },
      ];
    },
  };
}

/** An unfinished word can only stand last. */
function rarestFirst(known: readonly QueryWord[]): readonly QueryWord[] {
  const [rarest] = known;
  if (rarest?.isPrefix) return [rarest];
  return [...known].sort((a, b) => Number(a.isPrefix) - Number(b.isPrefix));
}

/** A phrase that is still being typed would swallow the words behind it. */
function closed(part: string): string {
  return part.split('"').length % 2 === 0 ? `${part}"` : part;
}

function phrased(required: string, words: readonly QueryWord[]): string {
  const plain = words.map(({ word }) => word).join(" ");
  return `${required} ${plain}${words.at(-1)?.isPrefix ? "" : " "}`.trimStart();
}
