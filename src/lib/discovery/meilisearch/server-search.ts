import type { Meilisearch, MultiSearchQuery } from "meilisearch";
import type { SearchRequest, SearchResponse } from "../engine";
import type { IndexDefinition } from "../index-definition";
import type { FacetField } from "../search-fields";
import type { Connection } from "./connection";
import { readAnswer, type WireAnswer, WireAnswers } from "./read-answer";
import { type PartWording, planRelaxation, type Relaxation } from "./relax-wording";
import { planCount, planSearch, wordingOf } from "./search-queries";
import { readUnited, unitedQuery } from "./united-query";
import { wordsThatMeet } from "./words-that-meet";

type Answer = Omit<SearchResponse, "tookMs" | "generation">;

export type ServerSearch = {
  /** All of them in one round trip, and further ones for those whose words no product has all of. */
  search(requests: readonly SearchRequest[]): Promise<Answer[]>;
  /** One facet counted without its own choice; `having` is a condition that products have to meet beside. */
  count(request: SearchRequest, field: FacetField, having?: string): Promise<WireAnswer | undefined>;
};

const TIMEOUT_MS = 5_000;

/** How long a search is waited for, with all its round trips: until its callers give up, or until its time is over. */
type Patience = { given: AbortSignal; whole: AbortSignal };

function patienceFor(requests: readonly SearchRequest[]): Patience {
  const timeoutMs = Math.min(...requests.map((request) => request.timeoutMs ?? TIMEOUT_MS));
  const given = AbortSignal.any(requests.flatMap(({ signal }) => signal ?? []));
  return { given, whole: AbortSignal.any([given, AbortSignal.timeout(Math.max(timeoutMs, 1))]) };
}

export function createServerSearch(
  connection: Connection,
  indexUid: string,
  serving: () => IndexDefinition,
): ServerSearch {
  function read<T>(
    { given, whole }: Patience,
    call: (client: Meilisearch, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    return connection.read("searcher", (client) => call(client, whole), given);
  }

  async function ask(queries: readonly MultiSearchQuery[], patience: Patience): Promise<WireAnswer[]> {
    const answered = await read(patience, (client, signal) =>
      client.multiSearch({ queries: [...queries] }, { signal }),
    );
    return WireAnswers.parse(answered).results;
  }

  function askUnited(
    queries: readonly MultiSearchQuery[],
    wordings: readonly PartWording[],
    patience: Patience,
  ): Promise<WireAnswer[]> {
    return Promise.all(
      queries.map(async (query) => {
        const united = unitedQuery(query, wordings);
        const answered = await read(patience, (client, signal) => client.multiSearch(united, { signal }));
        return readUnited(answered, indexUid);
      }),
    );
  }

  /** Null where the words as they stand are right, or nothing would help. */
  async function relaxed(
    relaxation: Relaxation | null,
    total: number,
    withAll: WireAnswer | undefined,
    patience: Patience,
  ): Promise<PartWording[] | null> {
    if (!relaxation || (withAll?.totalHits ?? 0) > 0) return null;
    if (relaxation.hasPhrases && total > 0) return null;
    const found = await wordsThatMeet(relaxation.words, async (sets) => {
      const counted = await ask(sets.map(relaxation.counting), patience);
      return counted.map(({ totalHits = 0 }) => totalHits);
    });
    return found && relaxation.wordingsFor(found);
  }

  return {
    async search(requests) {
      if (requests.length === 0) return [];
      const patience = patienceFor(requests);
      const asked = requests.map((request) => {
        const plan = planSearch(indexUid, request, wordingOf(request));
        const relaxation = planRelaxation(indexUid, request, serving());
        const withAll = relaxation ? [relaxation.counting(relaxation.words)] : [];
        return { request, plan, relaxation, queries: [...plan.queries, ...withAll] };
      });
      const answers = await ask(
        asked.flatMap(({ queries }) => queries),
        patience,
      );
      let next = 0;
      return Promise.all(
        asked.map(async ({ request, plan, relaxation, queries }) => {
          const own = answers.slice(next, next + queries.length);
          next += queries.length;
          const answer = readAnswer(own.slice(0, plan.queries.length), plan, request, serving());
          const wordings = await relaxed(relaxation, answer.total, own[plan.queries.length], patience);
          if (!wordings) return answer;
          const united = await askUnited(plan.queries, wordings, patience);
          return readAnswer(united, plan, request, serving());
        }),
      );
    },
    async count(request, field, having) {
      const patience = patienceFor([request]);
      const query = planCount(indexUid, request, wordingOf(request), field, having);
      const relaxation = planRelaxation(indexUid, request, serving());
      const withAllQuery = relaxation ? [relaxation.counting(relaxation.words)] : [];
      const [answer, withAll] = await ask([query, ...withAllQuery], patience);
      const wordings = await relaxed(relaxation, answer?.totalHits ?? 0, withAll, patience);
      return wordings ? (await askUnited([query], wordings, patience))[0] : answer;
    },
  };
}
