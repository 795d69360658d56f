import { recordOf } from "@/lib/platform/record-of";
import type { ProductSearchDoc } from "../document";
import { foldText } from "../fold-text";
import type { IndexDefinition } from "../index-definition";
import { FACET_FIELDS, NUMBER_FIELDS, type NumberField, type SearchField } from "../search-fields";
import { POSITION_GAP, tokenize } from "../tokenize";
import { FacetColumn } from "./facet-column";
import { grownTo } from "./growable-array";
import { TermDictionary } from "./term-dictionary";

/**
 * The words of one document in reading order, field after field: what ranking, phrases and split words read.
 * `starts[f]` is where field `f` begins; `wordCounts[f]` counts its stop words too, though these are not indexed.
 */
export type ForwardDoc = {
  terms: Uint32Array;
  positions: Uint16Array;
  starts: Uint32Array;
  wordCounts: Uint16Array;
};

const NO_VALUE = Number.NaN;
const POSITION_MAX = 65_535;

/** All that is known of the documents. A replaced or deleted one leaves its place behind until compaction. */
export class SearchIndex {
  readonly dictionary = new TermDictionary();
  readonly facets = recordOf(FACET_FIELDS, () => new FacetColumn());
  readonly visibility = new FacetColumn();
  readonly numbers: Record<NumberField, Float64Array> = recordOf(
    NUMBER_FIELDS,
    () => new Float64Array(1_024),
  );
  readonly docs: (ProductSearchDoc | null)[] = [];
  readonly forward: (ForwardDoc | null)[] = [];
  readonly stopWords: ReadonlySet<string>;
  readonly #places = new Map<string, number>();
  /** Counts changes, so that what was computed from an older state can be told apart. */
  revision = 0;

  constructor(readonly definition: IndexDefinition) {
    this.stopWords = new Set(definition.stopWords.map(foldText));
  }

  get size(): number {
    return this.#places.size;
  }

  get tombstones(): number {
    return this.docs.length - this.#places.size;
  }

  has(id: string): boolean {
    return this.#places.has(id);
  }

  place(id: string): number | undefined {
    return this.#places.get(id);
  }

  find(id: string): ProductSearchDoc | null {
    const place = this.#places.get(id);
    return place === undefined ? null : (this.docs[place] ?? null);
  }

  ids(): string[] {
    return [...this.#places.keys()];
  }

  upsert(doc: ProductSearchDoc): void {
    const known = this.#places.get(doc.id);
    if (known !== undefined && this.docs[known]?.hash === doc.hash) return;
    this.remove(doc.id);
    const place = this.docs.push(doc) - 1;
    this.forward.push(this.#post(place, doc));
    for (const field of FACET_FIELDS) this.facets[field].append(doc.facets[field]);
    this.visibility.append(doc.visibility);
    for (const field of NUMBER_FIELDS) {
      this.numbers[field] = grownTo(this.numbers[field], place);
      this.numbers[field][place] = doc.numbers[field] ?? NO_VALUE;
    }
    this.#places.set(doc.id, place);
    this.revision += 1;
  }

  remove(id: string): void {
    const place = this.#places.get(id);
    if (place === undefined) return;
    this.#places.delete(id);
    this.docs[place] = null;
    this.forward[place] = null;
    this.revision += 1;
  }

  #post(place: number, doc: ProductSearchDoc): ForwardDoc {
    const terms: number[] = [];
    const positions: number[] = [];
    const starts: number[] = [];
    const wordCounts: number[] = [];
    this.definition.searchFields.forEach((field, fieldIndex) => {
      starts.push(terms.length);
      let offset = 0;
      let words = 0;
      for (const value of textsOf(doc, field)) {
        const tokens = tokenize(value);
        for (const { word, position } of tokens) {
          if (this.stopWords.has(word)) continue;
          terms.push(this.dictionary.post(word, place, fieldIndex).id);
          positions.push(Math.min(offset + position, POSITION_MAX));
        }
        words += tokens.length;
        offset += (tokens.at(-1)?.position ?? 0) + 1 + POSITION_GAP;
      }
      wordCounts.push(Math.min(words, POSITION_MAX));
    });
    starts.push(terms.length);
    return {
      terms: Uint32Array.from(terms),
      positions: Uint16Array.from(positions),
      starts: Uint32Array.from(starts),
      wordCounts: Uint16Array.from(wordCounts),
    };
  }
}

export function textsOf(doc: ProductSearchDoc, field: SearchField): readonly string[] {
  const value = doc[field];
  return typeof value === "string" ? [value] : value;
}

/** A bit per field of the definition; all of them when nothing is chosen. */
export function fieldMask(definition: IndexDefinition, fields: readonly SearchField[] | undefined): number {
  const chosen = fields ?? definition.searchFields;
  return definition.searchFields.reduce(
    (mask, field, i) => (chosen.includes(field) ? mask | (1 << i) : mask),
    0,
  );
}
