import type { ProductSearchDoc } from "@/lib/discovery/document";
import type { MatchStrategy } from "@/lib/discovery/engine";

// Words only of Latin letters, digits and blanks; no stop words, phrases or synonyms.

/** Optimal string alignment by the full table. */
export function plainEditDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i ? (j ? 0 : i) : j)),
  );
  const cell = (i: number, j: number) => table[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(
        cell(i - 1, j) + 1,
        cell(i, j - 1) + 1,
        cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, cell(i - 2, j - 2) + 1);
      table[i]?.splice(j, 1, cost);
    }
  }
  return cell(a.length, b.length);
}

export function plainPrefixDistance(word: string, other: string): number {
  return Math.min(
    ...Array.from({ length: other.length + 1 }, (_, i) => plainEditDistance(word, other.slice(0, i))),
  );
}

function resembles(word: string, other: string, isPrefix: boolean): boolean {
  if (isPrefix ? other.startsWith(word) : other === word) return true;
  const budget = /^\d+$/.test(word) || word.length < 5 ? 0 : word.length < 9 ? 1 : 2;
  if (budget === 0) return false;
  if (word[0] === other[0]) {
    return (isPrefix ? plainPrefixDistance(word, other) : plainEditDistance(word, other)) <= budget;
  }
  // A typo on the first letter counts as two: nothing else may be wrong.
  const rest = word.slice(1);
  const forms = [rest, (word[1] ?? "") + word[0] + word.slice(2), other[0] + rest, other[0] + word];
  return budget === 2 && forms.some((form) => (isPrefix ? other.startsWith(form) : other === form));
}

/** Documents that answer the words of `q`. The only word of the vocabulary that can be split is "websocket". */
export function answering(
  docs: readonly ProductSearchDoc[],
  q: string,
  match: MatchStrategy,
): ProductSearchDoc[] {
  const words = q.split(" ").filter((word) => word !== "");
  const endsOpen = !q.endsWith(" ");
  const matched = docs.map((doc) => words.map((_, i) => hasWord(doc, words, i, endsOpen)));
  const count = (row: readonly boolean[] | undefined) => row?.filter(Boolean).length ?? 0;
  if (words.length === 0) return [...docs];
  if (match === "all") return docs.filter((_, i) => count(matched[i]) === words.length);
  if (match === "last") return docs.filter((_, i) => matched[i]?.[0]);
  const frequencies = words.map((_, word) => matched.filter((row) => row[word]).length);
  const rarest = frequencies.indexOf(Math.min(...frequencies.filter((frequency) => frequency > 0)));
  const most = Math.max(0, ...matched.map(count));
  return docs.filter((_, i) => most > 0 && (matched[i]?.[rarest] || count(matched[i]) === most));
}

function hasWord(doc: ProductSearchDoc, words: readonly string[], at: number, endsOpen: boolean): boolean {
  const values = [doc.title, ...doc.aliases, ...doc.tags, ...doc.columns, doc.description].map((text) =>
    text.split(" "),
  );
  const isOpen = (last: number) => endsOpen && last === words.length - 1;
  const word = words[at] ?? "";
  if (values.flat().some((other) => other !== "" && resembles(word, other, isOpen(at)))) return true;
  if (
    word === "websocket" &&
    values.some((value) => value.some((left, i) => left === "web" && value[i + 1] === "socket"))
  ) {
    return true;
  }
  for (const length of [2, 3]) {
    for (let start = Math.max(0, at - length + 1); start <= at && start + length <= words.length; start++) {
      const joined = words.slice(start, start + length).join("");
      const open = isOpen(start + length - 1);
      if (values.flat().some((other) => (open ? other.startsWith(joined) : other === joined))) return true;
    }
  }
  return false;
}
