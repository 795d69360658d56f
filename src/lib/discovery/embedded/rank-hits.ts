import type { SearchRequest } from "../engine";
import type { RankingRules, TextRule } from "../index-definition";
import type { ParsedQuery } from "../parse-query";
import { hitOrder } from "./hit-order";
import { type SlotMatches, UNMATCHED } from "./match-slots";
import { occurrencesIn, type SlotsOfTerm, slotsOfTerms } from "./occurrences";
import {
  exactnessCost,
  exactnessCostMax,
  proximityCost,
  proximityCostMax,
  wordPositionCost,
  wordPositionCostMax,
} from "./ranking-costs";
import type { SearchIndex } from "./search-index";
import { selectBest } from "./select-best";

export type RankInput = {
  index: SearchIndex;
  query: ParsedQuery;
  matches: SlotMatches;
  sort: SearchRequest["sort"];
  /** How many of the first are wanted. */
  needed: number;
  /** In the clock of `performance.now()`. */
  deadline: number;
};

const PLACED_DOCS_MAX = 5_000;
const DEADLINE_CHECK_EVERY = 64;

type Rule = { name: TextRule; max: number };

/**
 * The best hits in order. The cheap rules order everything; the rules that need word positions are worked out only
 * for those documents that may still reach the page. `isComplete` is false when time ran out before that.
 */
export function rankHits(
  hits: readonly number[],
  input: RankInput,
): { ranked: number[]; isComplete: boolean } {
  const { index, matches, sort, needed } = input;
  const keys = new Float64Array(matches.docs);
  let candidates = hits;
  let isComplete = true;
  if (matches.expansions.length > 0) {
    const { cheap, placed } = splitRules(index.definition.rankingRules, matches.expansions.length);
    for (const doc of hits)
      keys[doc] = cheap.reduce((key, rule) => key * (rule.max + 1) + cheapCost(rule, doc, matches), 0);
    const explicit = sort !== undefined && sort.by !== "relevance";
    if (!explicit) candidates = reachingPage(hits, keys, needed);
    isComplete = addPlacedCosts(candidates, keys, placed, input);
  }
  const compare = hitOrder(index, keys, sort);
  return { ranked: selectBest(candidates, needed, compare), isComplete };
}

/** Rules in the order of the definition, up to the first that needs positions, and the rest. */
function splitRules(rules: RankingRules, slots: number): { cheap: Rule[]; placed: Rule[] } {
  const max: Record<TextRule, number> = {
    words: slots,
    typo: 2 * slots,
    proximity: proximityCostMax(slots),
    attributeRank: 7 * slots,
    wordPosition: wordPositionCostMax(slots),
    exactness: exactnessCostMax(slots),
  };
  const isTextRule = (rule: RankingRules[number]): rule is TextRule => rule in max;
  const text = rules.filter(isTextRule).map((name): Rule => ({ name, max: max[name] }));
  const firstPlaced = text.findIndex(({ name, max }) => !isCheap(name) && max > 0);
  const cut = firstPlaced === -1 ? text.length : firstPlaced;
  return { cheap: text.slice(0, cut), placed: text.slice(cut) };
}

function isCheap(rule: TextRule): boolean {
  return rule === "words" || rule === "typo" || rule === "attributeRank";
}

function cheapCost({ name }: Rule, doc: number, matches: SlotMatches): number {
  const { expansions, docs, typos, fields } = matches;
  if (name === "words") return expansions.length - (matches.matched[doc] ?? 0);
  let cost = 0;
  for (let slot = 0; slot < expansions.length; slot++) {
    const slotTypos = typos[slot * docs + doc] ?? UNMATCHED;
    if (slotTypos === UNMATCHED) continue;
    if (name === "typo") cost += slotTypos;
    if (name === "attributeRank") cost += bestField(fields[slot * docs + doc] ?? 0);
  }
  return cost;
}

/** The lowest set bit: fields are numbered best first. */
export function bestField(fields: number): number {
  return fields === 0 ? 0 : 31 - Math.clz32(fields & -fields);
}

/** Documents whose cheap key is no worse than that of the last one needed. */
function reachingPage(hits: readonly number[], keys: Float64Array, needed: number): readonly number[] {
  if (hits.length <= needed) return hits;
  const counts = new Map<number, number>();
  for (const doc of hits) counts.set(keys[doc] ?? 0, (counts.get(keys[doc] ?? 0) ?? 0) + 1);
  let room = needed;
  let worst = -1;
  for (const key of [...counts.keys()].sort((a, b) => a - b)) {
    if (room <= 0) break;
    worst = key;
    room -= counts.get(key) ?? 0;
  }
  return hits.filter((doc) => (keys[doc] ?? 0) <= worst);
}

/** False when time ran out. The rest, and what exceeds the bound, count as if their words stood at the worst places. */
function addPlacedCosts(
  docs: readonly number[],
  keys: Float64Array,
  rules: readonly Rule[],
  input: RankInput,
): boolean {
  const slotsOf = slotsOfTerms(input.matches, input.index.dictionary.size);
  const worst = rules.map(({ max }) => max);
  let isInTime = true;
  bestFirst(docs, keys).forEach((doc, i) => {
    if (i % DEADLINE_CHECK_EVERY === 0 && performance.now() > input.deadline) isInTime = false;
    const costs = isInTime && i < PLACED_DOCS_MAX ? placedCosts(doc, rules, slotsOf, input) : worst;
    keys[doc] = rules.reduce((key, rule, k) => key * (rule.max + 1) + (costs[k] ?? rule.max), keys[doc] ?? 0);
  });
  return isInTime;
}

/** Beyond the bound the best must be worked out first, or the pages of one search would not fit together. */
function bestFirst(docs: readonly number[], keys: Float64Array): readonly number[] {
  if (docs.length <= PLACED_DOCS_MAX) return docs;
  return [...docs].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
}

function placedCosts(doc: number, rules: readonly Rule[], slotsOf: SlotsOfTerm, input: RankInput): number[] {
  const { index, matches, query } = input;
  const words = index.forward[doc];
  if (!words) return [];
  const occurrences = occurrencesIn(words, doc, matches, slotsOf);
  return rules.map((rule) => {
    if (rule.name === "proximity") return proximityCost(occurrences);
    if (rule.name === "wordPosition") return wordPositionCost(occurrences, query);
    if (rule.name === "exactness") return exactnessCost(words, occurrences, query, matches.exact[doc] ?? 0);
    return cheapCost(rule, doc, matches);
  });
}
