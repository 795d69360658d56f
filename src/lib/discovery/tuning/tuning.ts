import { z } from "zod";
import { foldText } from "../fold-text";
import { INDEX_DEFINITION, type IndexDefinition } from "../index-definition";
import type { SearchField } from "../search-fields";
import { FIELD_GROUPS, FieldGroup } from "./field-groups";

/** "both-ways": each of the terms finds the others. "one-way": the first finds the others. */
export const Synonym = z.object({
  direction: z.enum(["both-ways", "one-way"]),
  terms: z.array(z.string()).min(2),
});
export type Synonym = z.infer<typeof Synonym>;

/** Every group once. */
const FieldOrder = z
  .array(FieldGroup)
  .length(FieldGroup.options.length)
  .refine((order) => new Set(order).size === order.length);

/** What administrators may change about search; the rest of the definition is ours. */
export const Tuning = z.object({
  synonyms: z.array(Synonym),
  stopWords: z.array(z.string()),
  fieldOrder: FieldOrder,
});
export type Tuning = z.infer<typeof Tuning>;

/** Version 0 is what Agora came with; nobody wrote it. */
export type TuningVersion = {
  version: number;
  tuning: Tuning;
  note: string;
  restoredFrom: number | null;
  /** Null for version 0. */
  createdAt: Date | null;
  createdBy: string | null;
};

/** A version with what it changed of the one before, in words. */
export type TuningHistoryEntry = Omit<TuningVersion, "tuning"> & { changes: readonly string[] };

/** What holds until somebody changes it. */
export const SHIPPED_TUNING: Tuning = {
  synonyms: [],
  stopWords: [...INDEX_DEFINITION.stopWords],
  fieldOrder: [...FieldGroup.options],
};

/** What is indexed, and how, with this tuning. The same tuning always gives the same definition, and so its hash. */
export function tunedDefinition(tuning: Tuning, base: IndexDefinition = INDEX_DEFINITION): IndexDefinition {
  return {
    ...base,
    searchFields: tuning.fieldOrder.flatMap((group): readonly SearchField[] => FIELD_GROUPS[group]),
    stopWords: tuning.stopWords,
    synonyms: toSynonymMap(tuning.synonyms),
  };
}

function toSynonymMap(synonyms: readonly Synonym[]): IndexDefinition["synonyms"] {
  const map = new Map<string, Set<string>>();
  for (const { direction, terms } of synonyms) {
    const keys = direction === "both-ways" ? terms : terms.slice(0, 1);
    for (const key of keys) {
      const found = map.get(foldText(key)) ?? new Set();
      for (const term of terms) if (foldText(term) !== foldText(key)) found.add(term);
      map.set(foldText(key), found);
    }
  }
  return Object.fromEntries([...map].map(([key, found]) => [key, [...found]]));
}
