import type { MultiSearchQuery } from "meilisearch";
import type { SearchRequest, SearchResponse } from "../engine";
import type { IndexDefinition } from "../index-definition";
import type { FacetField } from "../search-fields";
import type { Connection } from "./connection";
import { readAnswer, type WireAnswer, WireAnswers } from "./read-answer";
import { planRelaxation } from "./relax-wording";
import { planCount, planSearch, type SearchPlan, type Wording, wordingOf } from "./search-queries";

type Answer = Omit<SearchResponse, "tookMs" | "generation">;

export type ServerSearch = {
  /** All of them in one round trip, and a second one for those that would otherwise come back empty. */
  search(requests: readonly SearchRequest[]): Promise<Answer[]>;
  /** One facet counted without its own choice; `having` is a condition that products have to meet beside. */
  count(request: SearchRequest, field: FacetField, having?: string): Promise<WireAnswer | undefined>;
};

const TIMEOUT_MS = 5_000;

export function createServerSearch(
  connection: Connection,
  indexUid: string,
  serving: () => IndexDefinition,
): ServerSearch {
  async function ask(
    queries: readonly MultiSearchQuery[],
    requests: readonly SearchRequest[],
  ): Promise<WireAnswer[]> {
    const timeoutMs = Math.min(...requests.map((request) => request.timeoutMs ?? TIMEOUT_MS));
    const signals = requests.flatMap(({ signal }) => signal ?? []);
    const answered = await connection.read(
      "searcher",
      (client) =>
        client.multiSearch(
          { queries: [...queries] },
          { signal: AbortSignal.any([...signals, AbortSignal.timeout(Math.max(timeoutMs, 1))]) },
        ),
      AbortSignal.any(signals),
    );
    return WireAnswers.parse(answered).results;
  }

  async function perform(
    requests: readonly SearchRequest[],
    wordings: readonly Wording[],
  ): Promise<Answer[]> {
    const plans = requests.map((request, i) =>
      planSearch(indexUid, request, wordings[i] ?? wordingOf(request)),
    );
    const answers = await ask(
      plans.flatMap(({ queries }) => queries),
      requests,
    );
    let at = 0;
    return requests.map((request, i) => {
      const plan: SearchPlan = plans[i] ?? planSearch(indexUid, request, wordingOf(request));
      const own = answers.slice(at, at + plan.queries.length);
      at += plan.queries.length;
      return readAnswer(own, plan, request, serving());
    });
  }

  /** Null where the words as they stand are right. */
  async function relaxed(request: SearchRequest): Promise<Wording | null> {
    const relaxation = planRelaxation(indexUid, request, wordingOf(request), serving());
    return relaxation ? relaxation.wordingFrom(await ask(relaxation.queries, [request])) : null;
  }

  return {
    async search(requests) {
      if (requests.length === 0) return [];
      const answers = await perform(requests, requests.map(wordingOf));
      return Promise.all(
        answers.map(async (answer, i) => {
          const request = requests[i];
          if (answer.total > 0 || !request) return answer;
          const wording = await relaxed(request);
          const [again] = wording ? await perform([request], [wording]) : [];
          return again ?? answer;
        }),
      );
    },
    async count(request, field, having) {
      const wording = wordingOf(request);
      const plan = planCount(indexUid, request, wording, field, having);
      const [answer] = await ask([plan], [request]);
      if ((answer?.totalHits ?? 0) > 0) return answer;
      const other = await relaxed(request);
      return other ? (await ask([planCount(indexUid, request, other, field, having)], [request]))[0] : answer;
    },
  };
}
