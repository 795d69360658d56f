import type MiniSearch from "minisearch";
import type { ProductSearchDoc } from "@/lib/discovery/document";
import type { SearchEngine } from "@/lib/discovery/engine";
import { SearchParams } from "@/lib/discovery/model";
import { toRequest } from "@/lib/discovery/queries/search-products";
import { FACET_FIELDS } from "@/lib/discovery/search-fields";
import { anActor } from "../tests/builders";
import { pick, seededRandom } from "../tests/discovery/random";
import { bareMiniSearch } from "./support/bare-minisearch";
import { type Times, timeEach } from "./support/measure";
import { meilisearchRows } from "./support/meilisearch-rows";
import type { Row } from "./support/row";
import { engineWith, searchDocuments } from "./support/search-documents";
import { DESIGN_SIZE, productsOf, SIZES } from "./support/sizes";

const SEED = 150;
const QUERIES = 150;

/** A p95 in milliseconds. */
const PAGE_LIMIT = { 1000: 5, 10000: 10, 25000: 15 } as const;

/** One search as the page makes it, and the queries that hurt, each beside the same words in bare MiniSearch. */
export async function measure(): Promise<Row[]> {
  const random = seededRandom(SEED);
  const titles = searchDocuments(DESIGN_SIZE)
    .map(wordsOfTitle)
    .filter((words) => words.length >= 3);
  const prefixes = many(() => pick(random, pick(random, titles)).slice(0, 3 + Math.floor(random() * 3)));
  const misspelt = many(() => {
    const words = pick(random, titles).slice(0, 3);
    const at = words.findIndex((word) => word.length >= 5);
    return words.map((word, i) => (i === at ? transposed(word, random) : word)).join(" ");
  });
  const rows: Row[] = [];
  for (const size of SIZES) {
    const docs = searchDocuments(size);
    const [engine, mini] = [await engineWith(docs), bareMiniSearch(docs)];
    const page = await timeEach(prefixes, (q) => engine.search(asThePageDoes(q)));
    const pageInMini = await timeEach(prefixes, (q) => mini.search(q));
    rows.push(
      {
        row: `search: page of results with 6 disjunctive facets, ${productsOf(size)}`,
        ...page,
        budget: { value: page.p95, limit: PAGE_LIMIT[size], unit: "ms" },
      },
      inMini("the same words", pageInMini, page),
    );
    if (size === DESIGN_SIZE) rows.push(...(await hurtingRows(engine, mini, misspelt)));
    await engine.close();
  }
  return [...rows, ...(await meilisearchRows(prefixes, asThePageDoes))];
}

async function hurtingRows(engine: SearchEngine, mini: MiniSearch, misspelt: string[]): Promise<Row[]> {
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  const call = (q: string) => engine.search(asThePageDoes(q));
  const letter = await timeEach(letters, call);
  const letterInMini = await timeEach(letters, (q) => mini.search(q));
  const typo = await timeEach(misspelt, call);
  const typoInMini = await timeEach(misspelt, (q) => mini.search(q));
  return [
    { row: "search: one letter", ...letter, budget: { value: letter.p95, limit: 25, unit: "ms" } },
    inMini("one letter", letterInMini, letter),
    {
      row: "search: three words, one transposed",
      ...typo,
      figure: `nothing found for ${await emptyAnswers(engine, misspelt)} of ${QUERIES}`,
      budget: { value: typo.p95, limit: 10, unit: "ms" },
    },
    inMini(
      "three words, one transposed",
      typoInMini,
      typo,
      `nothing found for ${emptyInMini(mini, misspelt)} of ${QUERIES}`,
    ),
  ];
}

/** Two groups chosen, six facets counted, highlights made. */
function asThePageDoes(q: string) {
  const params = SearchParams.parse({ q, status: "active", classification: ["internal", "restricted"] });
  const request = toRequest(anActor(), params);
  return { ...request, facets: { fields: FACET_FIELDS.slice(0, 6), maxValues: 50 } };
}

function inMini(what: string, times: Times, ours: Times, found?: string): Row {
  const factor = `ours takes ${(ours.p95 / times.p95).toFixed(2)} of its p95`;
  return {
    row: `  bare MiniSearch: ${what}`,
    ...times,
    figure: found ? `${found}; ${factor}` : factor,
  };
}

async function emptyAnswers(engine: SearchEngine, queries: readonly string[]): Promise<number> {
  const answers = await Promise.all(queries.map((q) => engine.search({ ...asThePageDoes(q), groups: {} })));
  return answers.filter(({ total }) => total === 0).length;
}

function emptyInMini(mini: MiniSearch, queries: readonly string[]): number {
  return queries.filter((q) => mini.search(q).length === 0).length;
}

function many(make: () => string): string[] {
  return Array.from({ length: QUERIES }, make);
}

function wordsOfTitle({ title }: ProductSearchDoc): string[] {
  return title.toLowerCase().match(/[a-z]{4,}/g) ?? [];
}

/** Two neighbouring letters swapped, the first one left alone. */
function transposed(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  return `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`;
}
