import type { FederatedMultiSearchParams, MultiSearchQuery } from "meilisearch";
import { z } from "zod";
import type { WireAnswer } from "./read-answer";
import type { PartWording } from "./relax-wording";

/** A query asked in several wordings at once: the server answers with what any of them finds, counted once. */
export function unitedQuery(
  { indexUid, page, hitsPerPage, offset, limit, facets, ...query }: MultiSearchQuery,
  wordings: readonly PartWording[],
): FederatedMultiSearchParams {
  // The client's types leave out that pages are counted here as they are elsewhere.
  const federation = {
    ...(page !== undefined && { page }),
    ...(hitsPerPage !== undefined && { hitsPerPage }),
    ...(offset !== undefined && { offset }),
    ...(limit !== undefined && { limit }),
    ...(facets && { facetsByIndex: { [indexUid]: [...facets] } }),
  };
  return {
    federation,
    queries: wordings.map(({ weight, ...wording }) => ({
      ...query,
      ...wording,
      indexUid,
      federationOptions: { weight },
    })),
  };
}

const UnitedAnswer = z.object({
  hits: z.array(z.unknown()),
  processingTimeMs: z.number(),
  totalHits: z.number().optional(),
  facetsByIndex: z
    .record(
      z.string(),
      z.object({
        distribution: z.record(z.string(), z.record(z.string(), z.number())),
        stats: z.record(z.string(), z.object({ min: z.number(), max: z.number() })),
      }),
    )
    .optional(),
});

/** As the server answers a query of one wording. */
export function readUnited(answer: unknown, indexUid: string): WireAnswer {
  const { facetsByIndex, ...rest } = UnitedAnswer.parse(answer);
  const facets = facetsByIndex?.[indexUid];
  return { ...rest, facetDistribution: facets?.distribution, facetStats: facets?.stats };
}
