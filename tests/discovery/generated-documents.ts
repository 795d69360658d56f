import fc from "fast-check";
import type { ProductSearchDoc } from "@/lib/discovery/document";
import type { Filter, SearchRequest } from "@/lib/discovery/engine";
import { FACET_FIELDS, type FacetField } from "@/lib/discovery/search-fields";
import { makeDoc } from "./documents";

/** Near misses of each other on purpose: unfinished, misspelt, split and joined forms all occur. */
const WORDS = [
  "orders",
  "order",
  "odrers",
  "sales",
  "salse",
  "web",
  "socket",
  "websocket",
  "transaction",
] as const;
const MORE_WORDS = [
  "transactions",
  "transcation",
  "bransaction",
  "churn",
  "2024",
  "20244",
  "customer",
  "custom",
] as const;
export const VOCABULARY = [...WORDS, ...MORE_WORDS];

export const PRINCIPALS = ["all", "team:a", "team:b", "user:u"] as const;

const text = (words: number) =>
  fc.array(fc.constantFrom(...VOCABULARY), { maxLength: words }).map((chosen) => chosen.join(" "));

const facetValue: Record<FacetField, readonly string[]> = {
  domain: ["sales", "finance", "emea", "apac"],
  tags: ["gold", "daily", "raw", "pii", "beta"],
  portTypes: ["table", "files", "stream"],
  platforms: ["kafka", "s3"],
  classification: ["public", "internal"],
  personalData: ["none", "personal"],
  status: ["active", "deprecated"],
  owner: ["team-a", "team-b", "team-c"],
  archetype: ["aggregate"],
  terms: ["customer", "order"],
  compliance: ["compliant", "non-compliant"],
  trust: ["proven", "failing"],
};

const facets = fc.record(
  Object.fromEntries(FACET_FIELDS.map((field) => [field, fc.subarray([...facetValue[field]])])) as Record<
    // fromEntries forgets the keys; they are FACET_FIELDS one to one.
    FacetField,
    fc.Arbitrary<string[]>
  >,
);

const small = fc.option(fc.integer({ min: 0, max: 5 }));

export function documents(count: number): fc.Arbitrary<ProductSearchDoc[]> {
  const given = fc.record({
    title: text(3),
    tags: fc.array(text(1), { maxLength: 2 }),
    columns: fc.array(text(2), { maxLength: 2 }),
    description: text(6),
    facets,
    numbers: fc.record({ score: small, updatedAt: small, createdAt: small, popularity: small }),
    visibility: fc.subarray([...PRINCIPALS]),
  });
  return fc
    .array(given, { minLength: count, maxLength: count })
    .map((all) => all.map((one, i) => makeDoc(`d${i}`, one)));
}

const values = (field: FacetField) => fc.subarray([...facetValue[field], "unknown"]);

const leaf: fc.Arbitrary<Filter> = fc.oneof(
  fc
    .constantFrom(...FACET_FIELDS)
    .chain((field) => values(field).map((chosen): Filter => ({ field, in: chosen }))),
  fc.record({ field: fc.constantFrom("score", "popularity"), gte: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ field: fc.constantFrom("score", "popularity"), lt: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ field: fc.constantFrom("tags", "score"), exists: fc.boolean() }),
);

const filter: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 2 },
    leaf,
    fc.array(tie("filter"), { maxLength: 3 }).map((and): Filter => ({ and })),
    fc.array(tie("filter"), { maxLength: 3 }).map((or): Filter => ({ or })),
    tie("filter").map((not): Filter => ({ not })),
  ),
})).filter;

const groups = fc
  .uniqueArray(fc.constantFrom(...FACET_FIELDS), { maxLength: 3 })
  .chain((fields) =>
    fc
      .tuple(...fields.map(values))
      .map((chosen) => Object.fromEntries(fields.map((field, i) => [field, chosen[i] ?? []]))),
  );

/** Whole and half words of the vocabulary, with and without a blank behind. */
export const queries = fc
  .tuple(
    fc.array(fc.constantFrom(...VOCABULARY), { maxLength: 3 }),
    fc.integer({ min: 0, max: 3 }),
    fc.boolean(),
  )
  .map(([words, cut, isFinished]) => {
    const q = words.join(" ");
    return isFinished ? `${q} ` : q.slice(0, q.length - cut);
  });

const range = fc.record(
  { min: fc.integer({ min: 0, max: 3 }), max: fc.integer({ min: 2, max: 5 }) },
  { requiredKeys: [] },
);

/** What somebody types to find a value: a beginning of some facet's value, or of a word within it. */
export const typedBeginnings = fc.oneof(
  fc.constantFrom("", "team", "a", "team a", "b team-", "zzz", "NON", "comp"),
  fc
    .tuple(fc.constantFrom(...Object.values(facetValue).flat()), fc.integer({ min: 1, max: 6 }))
    .map(([value, length]) => value.slice(0, length)),
);

export const requests: fc.Arbitrary<Omit<SearchRequest, "scope" | "q" | "match">> = fc.record(
  {
    groups,
    filter,
    ranges: fc.record({ score: range, updatedAt: range }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);
