import { tokenize } from "./tokenize";

const INTERROGATIVES = listed("what when where which whom whose why how");
const AUXILIARIES = listed(
  "am are be been being can could did do does done had has have having is might must ought shall should was were will would",
);
const PRONOUNS = listed(
  "any anybody anyone anything each every everybody everyone he her here him his i it its me mine my one ones our ours she some somebody someone something that their theirs them there these they this those we you your yours",
);
/** What people do with an answer, not what it is about. */
const ASKING = listed(
  "find finding get getting give go going know let like list look looking need please see show take tell want",
);
/** With "how" in front they ask for a figure: "how long", "how often". */
const DEGREES = listed(
  "bad big common deep early far fast frequently good heavy high important large late likely little long low many much often old quickly small soon strong tall well wide",
);
/** A question may end with one; elsewhere the stop words take care of them. */
const PREPOSITIONS = listed("about as at by for from in into of on to with");
const SENTENCE_WORDS_MIN = 3;
const OPERATORS = /"|(?<=^|\s)-/;

/**
 * Blanks out what makes a question of a query, so that it is answered by the words it is about: of "where can I find
 * trees" is left "trees". Only of a question, since elsewhere these words say something: "land use by state" asks for
 * states, and "can" and "it" are things as well. Names in capitals ("WHO") and the queries of those who write
 * operators are left as they are. Every letter keeps its place.
 */
export function withoutQuestion(q: string): string {
  if (OPERATORS.test(q)) return q;
  const tokens = tokenize(q);
  const words = tokens.map(({ word }) => word);
  if (words.length < SENTENCE_WORDS_MIN || !isQuestion(words, q)) return q;
  const isShouting = q === q.toUpperCase();
  const asking = tokens.filter(({ start, end }, i) => {
    const written = q.slice(start, end);
    const isName = !isShouting && written.length > 1 && written === written.toUpperCase();
    return !isName && asks(words, i);
  });
  if (asking.length === tokens.length) return q;
  return asking.reduce(
    (text, { start, end }) => text.slice(0, start) + " ".repeat(end - start) + text.slice(end),
    q,
  );
}

function isQuestion(words: readonly string[], q: string): boolean {
  const [first = "", second = ""] = words;
  return (
    [0, 1].some((i) => isInterrogative(words, i)) ||
    (first === "i" && (AUXILIARIES.has(second) || ASKING.has(second))) ||
    ((AUXILIARIES.has(first) || ASKING.has(first)) && PRONOUNS.has(second)) ||
    q.trimEnd().endsWith("?")
  );
}

/** "who" is a name too, unless something is asked about what it is or does. */
function isInterrogative(words: readonly string[], i: number): boolean {
  const word = words[i] ?? "";
  return INTERROGATIVES.has(word) || (word === "who" && AUXILIARIES.has(words[i + 1] ?? ""));
}

function asks(words: readonly string[], i: number): boolean {
  const word = words[i] ?? "";
  return (
    isInterrogative(words, i) ||
    AUXILIARIES.has(word) ||
    PRONOUNS.has(word) ||
    ASKING.has(word) ||
    (i === words.length - 1 && PREPOSITIONS.has(word)) ||
    (words[i - 1] === "how" && DEGREES.has(word))
  );
}

function listed(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}
