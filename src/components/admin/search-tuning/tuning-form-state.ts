import type { FieldGroup } from "@/lib/discovery/tuning/field-groups";
import type { JudgedTrial } from "@/lib/discovery/tuning/judged-query";

/** What was entered, and what came of it; saving leads to another page and leaves no state. */
export type TuningFormState = {
  values: {
    synonyms: string;
    stopWords: string;
    fieldOrder: readonly FieldGroup[];
    note: string;
    /** The version the change started from, kept with the texts: they belong together. */
    basedOn: number;
  };
  outcome: { kind: "tried"; trials: readonly JudgedTrial[] } | { kind: "refused"; message: string } | null;
  faults: Readonly<Record<string, string>>;
};
