import type { Settings } from "meilisearch";
import { DOCUMENT_VERSION } from "../document";
import { definitionHash, type IndexDefinition } from "../index-definition";
import { FACET_FIELDS, NUMBER_FIELDS } from "../search-fields";
import { WIRE_VERSION } from "./wire-document";

/** A search that takes longer answers with what it has. */
export const CUTOFF_MS = 1_500;
/** More than a page shows, so that the cut is made by our order of equal counts and not by the server's. */
export const COUNTED_VALUES_MAX = 1_000;
export const TOTAL_MAX = 100_000;

/** Read as blanks, as the embedded engine reads them. */
const SEPARATORS = [..."!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"];

export function toSettings(definition: IndexDefinition, generation: string): Settings {
  return {
    searchableAttributes: [...definition.searchFields],
    rankingRules: [...definition.rankingRules],
    stopWords: [...definition.stopWords],
    synonyms: Object.fromEntries(
      Object.entries(definition.synonyms).map(([key, value]) => [key, [...value]]),
    ),
    typoTolerance: {
      enabled: true,
      minWordSizeForTypos: {
        oneTypo: definition.typos.oneFromLength,
        twoTypos: definition.typos.twoFromLength,
      },
      disableOnNumbers: !definition.typos.onNumbers,
    },
    filterableAttributes: ["key", "visibility", ...FACETS, ...FACET_WORDS, ...NUMBERS],
    sortableAttributes: [...NUMBERS, "titleSort"],
    displayedAttributes: [...DISPLAYED, ...definition.searchFields, generationMark(generation)],
    faceting: { maxValuesPerFacet: COUNTED_VALUES_MAX, sortFacetValuesBy: { "*": "count" } },
    pagination: { maxTotalHits: TOTAL_MAX },
    separatorTokens: SEPARATORS,
    proximityPrecision: "byWord",
    facetSearch: false,
    prefixSearch: "indexingTime",
    searchCutoffMs: CUTOFF_MS,
  };
}

const FACETS = FACET_FIELDS.map((field) => `facets.${field}`);
const FACET_WORDS = FACET_FIELDS.map((field) => `facetWords.${field}`);
const NUMBERS = NUMBER_FIELDS.map((field) => `numbers.${field}`);
const DISPLAYED = ["id", "hash", "card"];

const VERSIONS = `-${DOCUMENT_VERSION}-${WIRE_VERSION}`;

/** Everything that must be equal for two versions of Agora to read one index. */
export function settingsHashOf(definition: IndexDefinition): string {
  return definitionHash(definition) + VERSIONS;
}

export function isSetUpBy(definition: IndexDefinition, generation: string): boolean {
  return generation.startsWith(`${settingsHashOf(definition)}.`);
}

/** The hash of the definition that an index of this generation was set up by; empty for none. */
export function definitionHashIn(generation: string): string {
  const [settings = ""] = generation.split(".");
  return settings.endsWith(VERSIONS) ? settings.slice(0, -VERSIONS.length) : "";
}

const MARK = "generation:";

/**
 * An index carries its generation as the name of an attribute that no document has: of all that an index consists of,
 * settings are what a swap moves along with the documents, so that the two can never disagree.
 */
function generationMark(generation: string): string {
  return MARK + generation;
}

export function generationIn(displayedAttributes: readonly string[] | null | undefined): string | null {
  const mark = displayedAttributes?.find((name) => name.startsWith(MARK));
  return mark ? mark.slice(MARK.length) : null;
}
