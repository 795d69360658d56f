import type { HitExplanation, MatchKind, WordMatch } from "./hit-explainer";
import { SORT_LABELS, type Sort } from "./model";
import type { SearchField } from "./search-fields";

const PLACES: Record<SearchField, string> = {
  title: "the title",
  aliases: "another form of the title",
  tags: "a tag",
  columns: "a column",
  domainLabel: "the domain",
  ownerLabel: "the owner",
  description: "the description",
  portText: "a port or a part of a name",
};

const FINDS: Record<MatchKind, (asked: string, found: string) => string> = {
  exact: (asked) => `“${asked}” is`,
  beginning: (asked, found) => `“${asked}” begins “${found}”`,
  synonym: (asked, found) => `“${asked}” also means “${found}”, which is`,
  typo: (asked, found) => `“${asked} → ${found}”, read with a typo,`,
  joined: (asked, found) => `“${asked}” is part of “${found}”, written together,`,
  split: (asked, found) => `“${asked}” is “${found}”, written apart,`,
};

/** Why a product is among the results and where, a sentence a line. */
export function explanationWords({ matches, missing, ignored }: HitExplanation, sort: Sort): string[] {
  return [
    ...matches.map(matchWords),
    ...(missing.length > 0 ? [`Not in this product: ${quoted(missing)}.`] : []),
    ...(ignored.length > 0 ? [`Too common to be looked for: ${quoted(ignored)}.`] : []),
    sort === "relevance"
      ? "Ordered by best match: more of your words first, then fewer typos, nearer words and better places."
      : `Ordered by “${SORT_LABELS[sort]}”, as you chose; how well it matches does not change its place.`,
  ];
}

function matchWords({ asked, kind, found, fields }: WordMatch): string {
  return `${FINDS[kind](asked, found)} in ${listed(fields.map((field) => PLACES[field]))}.`;
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(", ");
}

function listed(places: readonly string[]): string {
  return places.length < 2 ? places.join("") : `${places.slice(0, -1).join(", ")} and ${places.at(-1)}`;
}
