import { editDistance } from "./edit-distance";
import { grownTo } from "./growable-array";

/** A word of the index and where it occurs: documents in ascending order, each with a bit set of its fields. */
export type Term = {
  readonly id: number;
  readonly word: string;
  docs: Uint32Array;
  fields: Uint8Array;
  count: number;
};

/** A word close to the one asked for; `typos` is 0 for the word itself and for words it begins. */
export type Neighbour = { term: Term; typos: number };

const PREFIX_TERMS_MAX = 4_000;
const ONE_TYPO_TERMS_MAX = 150;
const TWO_TYPO_TERMS_MAX = 50;

/** The inverted index: every word and its postings. Words that begin alike are kept together for the near matches. */
export class TermDictionary {
  readonly #terms = new Map<string, Term>();
  readonly #inOrder: Term[] = [];
  readonly #byFirstLetter = new Map<string, Term[]>();

  get size(): number {
    return this.#terms.size;
  }

  get(word: string): Term | undefined {
    return this.#terms.get(word);
  }

  /** By the number it was given when it was first met. */
  at(id: number): Term | undefined {
    return this.#inOrder[id];
  }

  /** Documents must come in ascending order. */
  post(word: string, doc: number, field: number): Term {
    const term = this.#terms.get(word) ?? this.#add(word);
    const last = term.count - 1;
    if (last >= 0 && term.docs[last] === doc) {
      term.fields[last] = (term.fields[last] ?? 0) | (1 << field);
      return term;
    }
    term.docs = grownTo(term.docs, term.count);
    term.fields = grownTo(term.fields, term.count);
    term.docs[term.count] = doc;
    term.fields[term.count] = 1 << field;
    term.count += 1;
    return term;
  }

  #add(word: string): Term {
    const term = {
      id: this.#terms.size,
      word,
      docs: new Uint32Array(1),
      fields: new Uint8Array(1),
      count: 0,
    };
    this.#terms.set(word, term);
    this.#inOrder.push(term);
    const alike = this.#byFirstLetter.get(firstLetter(word));
    if (alike) alike.push(term);
    else this.#byFirstLetter.set(firstLetter(word), [term]);
    return term;
  }

  /** The words that begin so; at most a few thousand, since one letter may begin a tenth of the vocabulary. */
  beginningWith(prefix: string): Term[] {
    const terms: Term[] = [];
    for (const term of this.#byFirstLetter.get(firstLetter(prefix)) ?? []) {
      if (!term.word.startsWith(prefix)) continue;
      terms.push(term);
      if (terms.length === PREFIX_TERMS_MAX) break;
    }
    return terms;
  }

  /** Words within `budget` typos, where one on the first letter counts as two. */
  similarTo(word: string, budget: number, asPrefix: boolean): Neighbour[] {
    if (budget === 0) return [];
    const found: Neighbour[] = [];
    for (const term of this.#byFirstLetter.get(firstLetter(word)) ?? []) {
      const typos = editDistance(word, term.word, budget, asPrefix);
      if (typos > 0 && typos <= budget) found.push({ term, typos });
    }
    if (budget >= 2) {
      for (const variant of this.#firstLetterVariants(word)) {
        const terms = asPrefix ? this.beginningWith(variant) : [this.get(variant)];
        for (const term of terms) if (term) found.push({ term, typos: 2 });
      }
    }
    return capped(found);
  }

  /** Every word that one edit of the first letter can give. */
  *#firstLetterVariants(word: string): Generator<string> {
    const first = firstLetter(word);
    const rest = word.slice(first.length);
    const second = firstLetter(rest);
    yield rest;
    if (second !== first) yield second + first + rest.slice(second.length);
    for (const letter of this.#byFirstLetter.keys()) {
      if (letter === first) continue;
      yield letter + rest;
      yield letter + word;
    }
  }
}

function firstLetter(word: string): string {
  return String.fromCodePoint(word.codePointAt(0) ?? 0);
}

/** Alphabetical before the cut, so that the same words are kept whatever order documents arrived in. */
function capped(found: readonly Neighbour[]): Neighbour[] {
  const byWord = [...found].sort((a, b) => a.typos - b.typos || (a.term.word < b.term.word ? -1 : 1));
  const one = byWord.filter(({ typos }) => typos === 1).slice(0, ONE_TYPO_TERMS_MAX);
  const two = byWord.filter(({ typos }) => typos === 2).slice(0, TWO_TYPO_TERMS_MAX);
  return [...one, ...two];
}
