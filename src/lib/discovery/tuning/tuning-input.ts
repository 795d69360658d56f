import { z } from "zod";
import { FieldGroup } from "./field-groups";
import type { Tuning } from "./tuning";
import { TUNING_LIMITS } from "./tuning-limits";
import { readStopWords, readSynonyms } from "./tuning-text";

const TEXT_MAX = 100_000;
const text = z.string().max(TEXT_MAX, `These are more than ${TEXT_MAX.toLocaleString("en")} characters.`);

/** A tuning as the form sends it: texts with a line or a word for each entry, and the groups of fields in order. */
const TuningTexts = z.object({ synonyms: text, stopWords: text, fieldOrder: z.array(FieldGroup) });

function toTuning(
  { synonyms, stopWords, fieldOrder }: z.infer<typeof TuningTexts>,
  context: z.RefinementCtx,
) {
  const left = readStopWords(stopWords);
  const read = readSynonyms(synonyms, left.ok ? left.value : []);
  const isComplete =
    fieldOrder.length === FieldGroup.options.length && new Set(fieldOrder).size === fieldOrder.length;
  if (!left.ok) context.addIssue({ code: "custom", path: ["stopWords"], message: left.fault });
  if (!read.ok) context.addIssue({ code: "custom", path: ["synonyms"], message: read.fault });
  if (!isComplete) {
    context.addIssue({
      code: "custom",
      path: ["fieldOrder"],
      message: "Every group of fields has one place.",
    });
  }
  return left.ok && read.ok && isComplete
    ? ({ synonyms: read.value, stopWords: left.value, fieldOrder } satisfies Tuning)
    : z.NEVER;
}

export const TrySearchTuning = TuningTexts.transform(toTuning);

const basedOn = z.coerce.number().pipe(z.int32().min(0));
const note = z
  .string()
  .trim()
  .max(TUNING_LIMITS.noteLength, `A note has at most ${TUNING_LIMITS.noteLength} characters.`)
  .default("");

export const SaveSearchTuning = TuningTexts.extend({ basedOn, note }).transform((input, context) => ({
  basedOn: input.basedOn,
  note: input.note,
  tuning: toTuning(input, context),
}));
export type SaveSearchTuning = z.infer<typeof SaveSearchTuning>;

/** Version 0 is what Agora came with. */
export const RestoreSearchTuning = z.object({ version: basedOn, basedOn });
export type RestoreSearchTuning = z.infer<typeof RestoreSearchTuning>;
