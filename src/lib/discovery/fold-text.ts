const LETTER_FOLDS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ħ: "h",
  ŧ: "t",
  ı: "i",
  ς: "σ",
};
const FOLDED_LETTERS = new RegExp(`[${Object.keys(LETTER_FOLDS).join("")}]`, "g");

// Only marks that are optional in writing. Vowel signs of Indic and Thai scripts are marks too and must stay.
const OPTIONAL_MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the class is exactly ASCII
const ASCII = /^[\x00-\x7f]*$/;

/** The form in which words are compared: lower case, without accents, full-width and ligature forms resolved. */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(OPTIONAL_MARKS, "")
    .replace(FOLDED_LETTERS, (letter) => LETTER_FOLDS[letter] ?? letter)
    .normalize("NFC");
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue" };
const WORDS = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * Spellings of the words of `text` that a person may type and an engine may not derive by itself: "Größe" is also
 * looked for as "grosse" and "groesse", "Øresund" as "oresund", "ＳＡＬＥＳ" as "sales", and each word of a text that is
 * written without blanks.
 */
export function foldingExtras(text: string): string[] {
  if (ASCII.test(text)) return [];
  const extras = new Set<string>();
  for (const word of text.normalize("NFC").toLowerCase().match(WORDS) ?? []) {
    if (ASCII.test(word)) continue;
    const withUmlauts = word.replace(/[äöü]/g, (letter) => UMLAUTS[letter] ?? letter);
    const folded = foldText(word);
    if (withUmlauts !== word) extras.add(foldText(withUmlauts));
    if (word.search(FOLDED_LETTERS) >= 0 || word.normalize("NFKC") !== word) extras.add(folded);
    const parts = unspacedWords(word);
    if (parts.length > 1) for (const part of parts) extras.add(foldText(part));
  }
  return [...extras];
}

const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const segmenter = new Intl.Segmenter("und", { granularity: "word" });

/** A run of letters as words: scripts written without blanks are cut where the platform's dictionary cuts them. */
export function unspacedWords(run: string): string[] {
  return UNSPACED.test(run) ? [...segmenter.segment(run)].map(({ segment }) => segment) : [run];
}

const SNAKE_CASE = /^[a-z0-9_]*$/;

/** The words of an identifier: "customerID" and "CUSTOMER_ID" both give ["customer", "id"]. */
export function splitIdentifier(identifier: string): string[] {
  // Nearly all are plain snake_case, and an index is built from hundreds of thousands of them.
  if (SNAKE_CASE.test(identifier)) return identifier.split("_").filter((word) => word !== "");
  return identifier
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
}
