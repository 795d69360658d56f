import type { MultiSearchQuery } from "meilisearch";
import type { SearchRequest } from "../engine";
import { unspacedWords } from "../fold-text";
import { withoutQuestion } from "../question-words";
import { boundedPage, boundedQuery } from "../request-bounds";
import type { FacetField } from "../search-fields";
import { filterText } from "./filter-text";
import { MARK } from "./marked-text";

/** What one request asks the server, in one round trip, and what each of its queries is for. */
export type SearchPlan = {
  queries: MultiSearchQuery[];
  /** Facets with a choice: each is counted by a query of its own, without that choice. */
  disjunctive: readonly FacetField[];
  /** Whether a query of its own counts the hits, since the page does not begin at a multiple of its length. */
  isCountedApart: boolean;
};

export type Wording = Pick<MultiSearchQuery, "q" | "matchingStrategy">;

export function wordingOf(request: SearchRequest): Wording {
  const isSorted = request.sort !== undefined && request.sort.by !== "relevance";
  return {
    q: spelledOut(withoutQuestion(boundedQuery(request.q))),
    matchingStrategy: request.match ?? (isSorted ? "all" : "frequency"),
  };
}

/**
 * The words as `foldingExtras` spells them where the server may not: width, the sigma at the end of a word, and blanks
 * between words that are written without. A phrase keeps its own.
 */
function spelledOut(q: string): string {
  const parts = q.normalize("NFKC").replaceAll("ς", "σ").split('"');
  return parts
    .map((part, i) => (i % 2 === 1 ? part : part.replace(WORDS, (run) => unspacedWords(run).join(" "))))
    .join('"');
}

const WORDS = /[\p{L}\p{M}\p{N}]+/gu;

export function planSearch(indexUid: string, request: SearchRequest, wording: Wording): SearchPlan {
  const { offset, limit } = boundedPage(request.page);
  const asked = request.facets?.fields ?? [];
  const disjunctive = asked.filter((field) => (request.groups?.[field] ?? []).length > 0);
  const plain = asked.filter((field) => !disjunctive.includes(field));
  const common = commonParts(indexUid, request, wording);
  const isPage = limit > 0 && offset % limit === 0;
  const main: MultiSearchQuery = {
    ...common,
    ...(isPage ? { page: offset / limit + 1, hitsPerPage: limit } : { offset, limit }),
    filter: filterText(request),
    facets: [
      ...plain.map((field) => `facets.${field}`),
      ...(request.facets?.stats ?? []).map((field) => `numbers.${field}`),
    ],
    attributesToRetrieve: ["id", "card"],
    ...sorting(request.sort),
    ...highlighting(request.highlight ?? []),
    ...(wording.q && { showRankingScoreDetails: true, showMatchesPosition: true }),
  };
  return {
    queries: [
      main,
      ...disjunctive.map((field) => planCount(indexUid, request, wording, field)),
      ...(isPage ? [] : [{ ...common, ...COUNT_ONLY, filter: filterText(request) }]),
    ],
    disjunctive,
    isCountedApart: !isPage,
  };
}

/** Only a search by pages counts to the end; one of no hits counts and does nothing else. */
export const COUNT_ONLY = { page: 1, hitsPerPage: 0 };

function commonParts(indexUid: string, { searchOn }: SearchRequest, wording: Wording): MultiSearchQuery {
  return { indexUid, ...wording, ...(searchOn && { attributesToSearchOn: [...searchOn] }) };
}

/** One facet counted as if nothing were chosen in it, among those products alone that also meet `having`. */
export function planCount(
  indexUid: string,
  request: SearchRequest,
  wording: Wording,
  field: FacetField,
  having?: string,
): MultiSearchQuery {
  return {
    ...commonParts(indexUid, request, wording),
    ...COUNT_ONLY,
    filter: [filterText(request, field), ...(having ? [having] : [])].join(" AND "),
    facets: [`facets.${field}`],
  };
}

function sorting(sort: SearchRequest["sort"]): Pick<MultiSearchQuery, "sort"> {
  if (!sort || sort.by === "relevance") return {};
  return { sort: [`${sort.by === "titleSort" ? sort.by : `numbers.${sort.by}`}:${sort.dir}`] };
}

function highlighting(highlight: NonNullable<SearchRequest["highlight"]>): Partial<MultiSearchQuery> {
  if (highlight.length === 0) return {};
  const cropped = highlight.flatMap(({ field, cropWords }) =>
    cropWords === undefined ? [] : [`${field}:${Math.max(1, Math.min(Math.trunc(cropWords) || 1, 1_000))}`],
  );
  return {
    attributesToHighlight: highlight.map(({ field }) => field),
    highlightPreTag: MARK.start,
    highlightPostTag: MARK.end,
    ...(cropped.length > 0 && { attributesToCrop: cropped, cropMarker: "…" }),
  };
}
