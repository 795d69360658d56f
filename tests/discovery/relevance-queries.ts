import type { ProductSearchDoc } from "@/lib/discovery/document";
import { foldText } from "@/lib/discovery/fold-text";
import { pick, sample, seededRandom } from "./random";

/** Nothing is tuned on these: another seed would do as well. */
export const HELD_OUT = { perClass: 120, seed: 2026 } as const;

export const QUERY_CLASSES = ["title", "prefix", "typo", "description", "mixed"] as const;
type QueryClass = (typeof QUERY_CLASSES)[number];
/** A query and the records any of which answers it. */
export type SoughtQuery = { kind: string; q: string; targets: readonly string[] };

/**
 * Queries made from a document, which is then what a person typing them was looking for. The corpus has families of
 * products that share their descriptions word for word, so words of a description are only used where this document
 * alone holds them all: nobody could say which of twins was meant.
 */
export function generatedQueries(
  docs: readonly ProductSearchDoc[],
  perClass: number,
  seed: number,
): SoughtQuery[] {
  const random = seededRandom(seed);
  const vocabularies = docs.map(vocabularyOf);
  const identifies = (q: string): boolean => {
    const words = q.split(" ");
    return vocabularies.filter((vocabulary) => words.every((word) => vocabulary.has(word))).length === 1;
  };
  return QUERY_CLASSES.flatMap((kind) => {
    const queries: SoughtQuery[] = [];
    while (queries.length < perClass) {
      const doc = pick(random, docs);
      const q = WRITERS[kind](doc, random);
      if (q !== null && (!FROM_DESCRIPTION.includes(kind) || identifies(q)))
        queries.push({ kind, q, targets: [doc.id] });
    }
    return queries;
  });
}

const FROM_DESCRIPTION: readonly QueryClass[] = ["description", "mixed"];

function vocabularyOf(doc: ProductSearchDoc): Set<string> {
  const { title, aliases, tags, columns, domainLabel, ownerLabel, description, portText } = doc;
  return new Set(
    wordsOf(
      [title, ...aliases, ...tags, ...columns, domainLabel, ownerLabel, description, ...portText].join(" "),
    ),
  );
}

type Writer = (doc: ProductSearchDoc, random: () => number) => string | null;

const WRITERS: Record<QueryClass, Writer> = {
  title: (doc) => titleWords(doc).join(" ") || null,
  // As while typing: the last word of the title is half there.
  prefix: (doc) => {
    const words = titleWords(doc);
    const last = words.pop() ?? "";
    return last.length < 4
      ? null
      : [...words, last.slice(0, Math.max(3, Math.ceil(last.length / 2)))].join(" ");
  },
  typo: (doc, random) => {
    const words = titleWords(doc);
    const long = words.flatMap((word, i) => (/^\p{L}{5,}$/u.test(word) ? [i] : []));
    if (long.length === 0) return null;
    const at = pick(random, long);
    return words.map((word, i) => (i === at ? misspelt(word, random) : word)).join(" ");
  },
  description: (doc, random) => {
    const words = descriptionWords(doc);
    return words.length < 8 ? null : sample(random, words, 4).join(" ");
  },
  mixed: (doc, random) => {
    const title = titleWords(doc).filter((word) => word.length >= 4);
    const words = descriptionWords(doc).filter((word) => !title.includes(word));
    return title.length === 0 || words.length < 4
      ? null
      : [...sample(random, title, 2), ...sample(random, words, 2)].join(" ");
  },
};

function titleWords({ title }: ProductSearchDoc): string[] {
  return wordsOf(title).slice(0, 10);
}

function descriptionWords({ description }: ProductSearchDoc): string[] {
  return [...new Set(wordsOf(description).filter((word) => /^\p{L}{4,}$/u.test(word)))];
}

function wordsOf(text: string): string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** One insertion, deletion, substitution or transposition, never on the first letter. */
function misspelt(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const letter = pick(random, [..."abcdefghijklmnopqrstuvwxyz"]);
  const [before, after] = [word.slice(0, at), word.slice(at)];
  return pick(random, [
    before + letter + after,
    before + after.slice(1),
    before + letter + after.slice(1),
    before + (after[1] ?? "") + (after[0] ?? "") + after.slice(2),
  ]);
}
