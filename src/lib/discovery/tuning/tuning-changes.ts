import { FIELD_GROUP_LABELS } from "./field-groups";
import type { Tuning } from "./tuning";
import { printSynonym } from "./tuning-text";

/** What differs between two tunings, in words. */
export function tuningChanges(before: Tuning, after: Tuning): string[] {
  const synonyms = [before.synonyms.map(printSynonym), after.synonyms.map(printSynonym)] as const;
  const stopWords = [before.stopWords, after.stopWords] as const;
  const changes = [
    ...named("Synonyms added", missing(synonyms[1], synonyms[0])),
    ...named("Synonyms removed", missing(synonyms[0], synonyms[1])),
    ...named("Stop words added", missing(stopWords[1], stopWords[0])),
    ...named("Stop words removed", missing(stopWords[0], stopWords[1])),
  ];
  if (after.fieldOrder.join() !== before.fieldOrder.join()) {
    const order = after.fieldOrder.map((group) => FIELD_GROUP_LABELS[group].toLowerCase()).join(", ");
    changes.push(`Order of fields: ${order}`);
  }
  return changes;
}

function missing(from: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return from.filter((entry) => !known.has(entry));
}

const NAMED_MAX = 5;

function named(what: string, entries: readonly string[]): string[] {
  if (entries.length === 0) return [];
  const shown = entries.slice(0, NAMED_MAX).join("; ");
  const more = entries.length - NAMED_MAX;
  return [`${what}: ${shown}${more > 0 ? ` and ${more} more` : ""}`];
}
