import type { FacetValue, FacetValuesRequest, Hit, SearchRequest, SearchResponse } from "../engine";
import { answersTo } from "../facet-value-match";
import { type ParsedQuery, parseQuery } from "../parse-query";
import { withoutQuestion } from "../question-words";
import { boundedPage, boundedQuery, wholeBetween } from "../request-bounds";
import { answeringDocs } from "./answering-docs";
import { countedValues, spans, tally, toFacetCounts } from "./count-facets";
import { type DocumentMask, MaskCache } from "./document-mask";
import { expandSlots, type Synonyms, toSynonyms } from "./expand-slot";
import { highlighter } from "./highlight";
import { matchSlots, type SlotMatches, UNMATCHED } from "./match-slots";
import { ALL_FIELDS, sequenceMatches, toSequence } from "./phrase-match";
import { bestField, rankHits } from "./rank-hits";
import { fieldMask, type SearchIndex } from "./search-index";

const FACET_VALUES_DEFAULT = 100;

/** An index with what is derived from it once. */
export type Searchable = { index: SearchIndex; masks: MaskCache; synonyms: Synonyms };

export function toSearchable(index: SearchIndex): Searchable {
  return { index, masks: new MaskCache(index), synonyms: toSynonyms(index.definition, index.stopWords) };
}

type Answer = { query: ParsedQuery; matches: SlotMatches; answering: DocumentMask };

/** Which documents answer: everything a person may not see is gone before the first word is looked up. */
function answer({ index, masks, synonyms }: Searchable, request: SearchRequest): Answer {
  const query = parseQuery(withoutQuestion(boundedQuery(request.q)), index.stopWords);
  const fields = fieldMask(index.definition, request.searchOn);
  const mask = withoutExcluded(index, masks.mask(request), query);
  const expansions = expandSlots(index, synonyms, query.slots, mask);
  const matches = matchSlots(index, expansions, mask, fields);
  const isSorted = request.sort !== undefined && request.sort.by !== "relevance";
  const strategy = request.match ?? (isSorted ? "all" : "frequency");
  return { query, matches, answering: answeringDocs(matches, mask, strategy) };
}

function withoutExcluded(index: SearchIndex, mask: DocumentMask, { excluded }: ParsedQuery): DocumentMask {
  if (excluded.length === 0) return mask;
  const left = mask.slice();
  for (const phrase of excluded) {
    const sequence = toSequence(index, phrase, 0);
    if (!sequence) continue;
    for (const { doc } of sequenceMatches(index, sequence, mask, ALL_FIELDS)) left[doc] = 0;
  }
  return left;
}

export function executeSearch(
  searchable: Searchable,
  request: SearchRequest,
): Omit<SearchResponse, "tookMs" | "generation"> {
  const { index } = searchable;
  const deadline = performance.now() + (request.timeoutMs ?? Number.POSITIVE_INFINITY);
  const { query, matches, answering } = answer(searchable, request);
  const { hits, counts } = tally(index, answering, request.groups, request.facets?.fields ?? []);
  const { offset, limit } = boundedPage(request.page);
  const { sort } = request;
  const { ranked, isComplete } = rankHits(hits, {
    index,
    query,
    matches,
    sort,
    needed: offset + limit,
    deadline,
  });
  const maxValues = wholeBetween(
    request.facets?.maxValues,
    0,
    index.definition.facetValuesMax,
    FACET_VALUES_DEFAULT,
  );
  const facets: SearchResponse["facets"] = {};
  for (const field of request.facets?.fields ?? []) {
    facets[field] = toFacetCounts(countedValues(index, field, counts[field] ?? new Uint32Array()), maxValues);
  }
  const highlight = highlighter(index, matches.expansions, request.highlight ?? []);
  return {
    hits: ranked.slice(offset).flatMap((doc) => toHit(index, doc, matches, highlight)),
    total: hits.length,
    totalKind: "exact",
    facets,
    stats: spans(index, hits, request.facets?.stats ?? []),
    degraded: !isComplete,
  };
}

function toHit(
  index: SearchIndex,
  doc: number,
  matches: SlotMatches,
  highlight: ReturnType<typeof highlighter>,
): Hit[] {
  const found = index.docs[doc];
  if (!found) return [];
  return [{ id: found.id, card: found.card, ...highlight(doc, found), why: toReason(index, doc, matches) }];
}

function toReason(index: SearchIndex, doc: number, matches: SlotMatches): Hit["why"] {
  const { expansions, docs, typos, fields } = matches;
  if (expansions.length === 0) return null;
  const slots = expansions.map((_, slot) => slot * docs + doc).filter((at) => typos[at] !== UNMATCHED);
  const best = slots.map((at) => bestField(fields[at] ?? 0)).sort((a, b) => a - b)[0];
  return {
    wordsAsked: expansions.length,
    wordsMatched: matches.matched[doc] ?? 0,
    typos: slots.reduce((sum, at) => sum + (typos[at] ?? 0), 0),
    bestField: best === undefined ? null : (index.definition.searchFields[best] ?? null),
  };
}

const FACET_VALUES_LIMIT_DEFAULT = 20;

/** Values of one facet among the documents the request would find, were this facet's own group not chosen. */
export function executeFacetValues(searchable: Searchable, request: FacetValuesRequest): FacetValue[] {
  const { index } = searchable;
  const within: SearchRequest = { ...request.within, scope: request.scope };
  const { answering } = answer(searchable, within);
  const { counts } = tally(index, answering, within.groups, [request.field]);
  const values = countedValues(index, request.field, counts[request.field] ?? new Uint32Array());
  const limit = wholeBetween(request.limit, 0, index.definition.facetValuesMax, FACET_VALUES_LIMIT_DEFAULT);
  return values.filter(answersTo(request)).slice(0, limit);
}
