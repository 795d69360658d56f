/** Searchable fields that hold one text. */
export const TEXT_FIELDS = ["title", "domainLabel", "ownerLabel", "description"] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** Searchable fields that hold a list of texts. */
export const LIST_FIELDS = ["aliases", "tags", "columns", "portText"] as const;
export type ListField = (typeof LIST_FIELDS)[number];

export type SearchField = TextField | ListField;
export const SEARCH_FIELDS: readonly SearchField[] = [...TEXT_FIELDS, ...LIST_FIELDS];

/** Fields a person narrows by. Their values are ids or slugs, never labels, so a rename needs no reindex. */
export const FACET_FIELDS = [
  "domain",
  "tags",
  "portTypes",
  "platforms",
  "classification",
  "personalData",
  "status",
  "owner",
  "archetype",
  "terms",
  "compliance",
  "trust",
] as const;
export type FacetField = (typeof FACET_FIELDS)[number];

export const NUMBER_FIELDS = ["score", "updatedAt", "createdAt", "popularity"] as const;
export type NumberField = (typeof NUMBER_FIELDS)[number];

export const SORT_FIELDS = ["relevance", "titleSort", "updatedAt", "popularity"] as const;
export type SortField = (typeof SORT_FIELDS)[number];

export function isListField(field: SearchField): field is ListField {
  return LIST_FIELDS.some((list) => list === field);
}
