import MiniSearch from "minisearch";
import type { ProductSearchDoc } from "@/lib/discovery/document";

/**
 * The yardstick: a well-kept library for search in memory, given the same texts and the typo rules of ours as far as
 * it has them. It counts no facets and filters nothing, which is left out in its favour.
 */
export function bareMiniSearch(docs: readonly ProductSearchDoc[]): MiniSearch {
  const index = new MiniSearch({
    fields: [...FIELDS],
    searchOptions: {
      boost: { title: 8, aliases: 6, tags: 4, columns: 2 },
      combineWith: "AND",
      fuzzy: (term) => (term.length >= 9 ? 2 : term.length >= 5 ? 1 : 0),
      prefix: (_term, i, terms) => i === terms.length - 1,
    },
  });
  index.addAll(
    docs.map((doc) => ({
      id: doc.id,
      ...Object.fromEntries(FIELDS.map((field) => [field, [doc[field]].flat().join(" ")])),
    })),
  );
  return index;
}

const FIELDS = [
  "title",
  "aliases",
  "tags",
  "columns",
  "domainLabel",
  "ownerLabel",
  "description",
  "portText",
] as const;
