import { z } from "zod";
import { ProductCard } from "../document";
import type { FacetValue, Hit, SearchRequest, SearchResponse, Segment } from "../engine";
import type { IndexDefinition } from "../index-definition";
import { parseQuery } from "../parse-query";
import { withoutQuestion } from "../question-words";
import { boundedQuery, wholeBetween } from "../request-bounds";
import { type FacetField, isListField, type SearchField } from "../search-fields";
import { tellingValues } from "../telling-values";
import { decodeValue } from "./encode-value";
import { CUTOFF_MS, TOTAL_MAX } from "./index-settings";
import { toSegments } from "./marked-text";
import type { SearchPlan } from "./search-queries";

const FACET_VALUES_DEFAULT = 100;

const RankingDetails = z.object({
  words: z.object({ matchingWords: z.number() }).optional(),
  typo: z.object({ typoCount: z.number() }).optional(),
  exactness: z.object({ maxMatchingWords: z.number().optional() }).optional(),
});

const WireHit = z.object({
  id: z.string(),
  card: ProductCard,
  _formatted: z.record(z.string(), z.unknown()).optional(),
  _matchesPosition: z.record(z.string(), z.unknown()).optional(),
  _rankingScoreDetails: RankingDetails.optional(),
});
type WireHit = z.infer<typeof WireHit>;

const WireAnswer = z.object({
  hits: z.array(z.unknown()),
  processingTimeMs: z.number(),
  totalHits: z.number().optional(),
  facetDistribution: z.record(z.string(), z.record(z.string(), z.number())).optional(),
  facetStats: z.record(z.string(), z.object({ min: z.number(), max: z.number() })).optional(),
});
export type WireAnswer = z.infer<typeof WireAnswer>;

export const WireAnswers = z.object({ results: z.array(WireAnswer) });

/** The answers to a plan's queries as the one answer that was asked for. */
export function readAnswer(
  answers: readonly WireAnswer[],
  { disjunctive, isCountedApart }: SearchPlan,
  request: SearchRequest,
  definition: IndexDefinition,
): Omit<SearchResponse, "tookMs" | "generation"> {
  const [main, ...others] = answers;
  if (!main) throw new Error("The server left a search unanswered.");
  const total = (isCountedApart ? others.at(-1) : main)?.totalHits ?? 0;
  const { fields = [], stats = [], maxValues } = request.facets ?? {};
  const shown = wholeBetween(maxValues, 0, definition.facetValuesMax, FACET_VALUES_DEFAULT);
  const facets: SearchResponse["facets"] = {};
  for (const field of fields) {
    const answer = disjunctive.includes(field) ? others[disjunctive.indexOf(field)] : main;
    const values = countedValues(answer, field);
    facets[field] = { values: values.slice(0, shown), truncated: values.length > shown };
  }
  const asked = wordsAsked(request, definition);
  return {
    hits: z
      .array(WireHit)
      .parse(main.hits)
      .map((hit) => toHit(hit, request, definition, asked)),
    total,
    totalKind: total >= TOTAL_MAX ? "atLeast" : "exact",
    facets,
    stats: Object.fromEntries(stats.map((field) => [field, main.facetStats?.[`numbers.${field}`] ?? null])),
    degraded: answers.some(({ processingTimeMs }) => processingTimeMs >= CUTOFF_MS),
  };
}

/** Most frequent first, then by value. */
export function countedValues(answer: WireAnswer | undefined, field: FacetField): FacetValue[] {
  return Object.entries(answer?.facetDistribution?.[`facets.${field}`] ?? {})
    .map(([value, count]) => ({ value: decodeValue(value), count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function wordsAsked({ q }: SearchRequest, { stopWords }: IndexDefinition): number {
  return parseQuery(withoutQuestion(boundedQuery(q)), new Set(stopWords)).slots.length;
}

function toHit(hit: WireHit, request: SearchRequest, definition: IndexDefinition, asked: number): Hit {
  const segments: Hit["segments"] = {};
  const matchedValues: Hit["matchedValues"] = {};
  for (const { field } of request.highlight ?? []) {
    const marked = hit._formatted?.[field];
    if (isListField(field)) {
      const values = z.array(z.string()).catch([]).parse(marked).map(toSegments);
      const matching = values.filter((value) => value.some((piece) => piece.hit));
      matchedValues[field] = tellingValues(matching, wordsFound);
    } else {
      segments[field] = toSegments(z.string().catch("").parse(marked));
    }
  }
  return {
    id: hit.id,
    card: hit.card,
    segments,
    matchedValues,
    why: toReason(hit, request, definition, asked),
  };
}

/** A server marks what it found, not for which word of the query. */
function wordsFound(value: readonly Segment[]): string[] {
  return value.filter(({ hit }) => hit).map(({ text }) => text.toLowerCase());
}

function toReason(
  { _rankingScoreDetails: details, _matchesPosition: matches }: WireHit,
  { searchOn }: SearchRequest,
  { searchFields }: IndexDefinition,
  asked: number,
): Hit["why"] {
  if (asked === 0 || !details) return null;
  const isMatched = (field: SearchField) =>
    matches?.[field] !== undefined && (searchOn?.includes(field) ?? true);
  return {
    wordsAsked: asked,
    // The rule for words counts steps of leaving words out, not words; the one for exactness counts what was kept, but
    // not where a field is all that was asked for.
    wordsMatched: Math.min(
      details.exactness?.maxMatchingWords ?? details.words?.matchingWords ?? asked,
      asked,
    ),
    typos: details.typo?.typoCount ?? 0,
    bestField: searchFields.find(isMatched) ?? null,
  };
}
