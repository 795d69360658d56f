import type { ProductSearchDoc } from "../document";
import { facetWords } from "../facet-value-match";
import { FACET_FIELDS, NUMBER_FIELDS } from "../search-fields";
import { encodeSortKey, encodeValue } from "./encode-value";
import { withoutMarks } from "./marked-text";

/** Raised whenever documents are written to the server differently, so that an index of its own is built for them. */
export const WIRE_VERSION = 2;

/**
 * A document as the server keeps it. What is missing is left out rather than sent empty, so that EXISTS means what it
 * says; values that are compared exactly are encoded; the words stay as people wrote them.
 */
export function toWireDocument(doc: ProductSearchDoc) {
  return {
    id: doc.id,
    key: encodeValue(doc.id),
    title: withoutMarks(doc.title),
    aliases: doc.aliases.map(withoutMarks),
    tags: doc.tags.map(withoutMarks),
    columns: doc.columns.map(withoutMarks),
    domainLabel: withoutMarks(doc.domainLabel),
    ownerLabel: withoutMarks(doc.ownerLabel),
    description: withoutMarks(doc.description),
    portText: doc.portText.map(withoutMarks),
    facets: Object.fromEntries(
      FACET_FIELDS.filter((field) => doc.facets[field].length > 0).map((field) => [
        field,
        doc.facets[field].map(encodeValue),
      ]),
    ),
    facetWords: Object.fromEntries(
      FACET_FIELDS.filter((field) => doc.facets[field].length > 0).map((field) => [
        field,
        [...new Set(doc.facets[field].flatMap(facetWords))].map(encodeValue),
      ]),
    ),
    numbers: Object.fromEntries(
      NUMBER_FIELDS.filter((field) => doc.numbers[field] !== null).map((field) => [
        field,
        doc.numbers[field],
      ]),
    ),
    visibility: doc.visibility.map(encodeValue),
    titleSort: encodeSortKey(doc.titleSort),
    popularity: doc.numbers.popularity ?? 0,
    tieBreak: doc.tieBreak,
    card: doc.card,
    hash: doc.hash,
  };
}
export type WireDocument = ReturnType<typeof toWireDocument>;
