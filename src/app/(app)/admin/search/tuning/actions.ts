"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { type Move, moveGroup } from "@/components/admin/search-tuning/move-group";
import type { TuningFormState } from "@/components/admin/search-tuning/tuning-form-state";
import { addJudgedQuery } from "@/lib/discovery/commands/add-judged-query";
import { removeJudgedQuery } from "@/lib/discovery/commands/remove-judged-query";
import { restoreSearchTuning } from "@/lib/discovery/commands/restore-search-tuning";
import { saveSearchTuning } from "@/lib/discovery/commands/save-search-tuning";
import { trySearchTuning } from "@/lib/discovery/queries/search-tuning";
import { FieldGroup } from "@/lib/discovery/tuning/field-groups";
import { AddJudgedQuery, RemoveJudgedQuery } from "@/lib/discovery/tuning/judged-query";
import { RestoreSearchTuning, SaveSearchTuning, TrySearchTuning } from "@/lib/discovery/tuning/tuning-input";
import { action, fieldsOf, typedAction } from "@/lib/transport/action";

const attempt = typedAction(TrySearchTuning, trySearchTuning);

const save = typedAction(SaveSearchTuning, async (actor, input) => {
  const { version } = await saveSearchTuning(actor, input);
  return redirect(`/admin/search/tuning?saved=${version}`);
});

/** Answers with what was entered, so that a form without JavaScript keeps it; a button of the form says what to do. */
export async function searchTuningAction(
  _previous: TuningFormState,
  form: FormData,
): Promise<TuningFormState> {
  const values = {
    synonyms: textIn(form, "synonyms"),
    stopWords: textIn(form, "stopWords"),
    fieldOrder: groupsIn(form),
    note: textIn(form, "note"),
    basedOn: Number(textIn(form, "basedOn")),
  };
  const move = moveIn(form);
  if (move) {
    const fieldOrder = moveGroup(values.fieldOrder, move.group, move.to);
    return { values: { ...values, fieldOrder }, outcome: null, faults: {} };
  }
  const fields = fieldsOf(form);
  const result = form.get("intent") === "save" ? await save(fields) : await attempt(fields);
  if (result.ok) return { values, outcome: { kind: "tried", trials: result.value }, faults: {} };
  return { values, outcome: { kind: "refused", message: result.message }, faults: result.fields };
}

export const restoreSearchTuningAction = action(RestoreSearchTuning, async (actor, input) => {
  const { version } = await restoreSearchTuning(actor, input);
  return redirect(`/admin/search/tuning?saved=${version}`);
});

export const addJudgedQueryAction = action(AddJudgedQuery, async (actor, input) => {
  await addJudgedQuery(actor, input);
  refresh();
});

export const removeJudgedQueryAction = action(RemoveJudgedQuery, async (actor, input) => {
  await removeJudgedQuery(actor, input);
  refresh();
});

function groupsIn(form: FormData): FieldGroup[] {
  return form.getAll("fieldOrder[]").flatMap((value) => {
    const group = FieldGroup.safeParse(value);
    return group.success ? [group.data] : [];
  });
}

function moveIn(form: FormData): { group: FieldGroup; to: Move } | null {
  const [name, to] = textIn(form, "move").split(":");
  const group = FieldGroup.safeParse(name);
  return group.success && (to === "up" || to === "down") ? { group: group.data, to } : null;
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
