"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { TermFormState, TermValues } from "@/components/glossary/term-form-state";
import { slugOf } from "@/lib/interop/suggestion";
import { ChangeTerm, changeTerm } from "@/lib/registry/commands/change-term";
import { CreateTerm, createTerm } from "@/lib/registry/commands/create-term";
import { RetireTerm, reinstateTerm, retireTerm } from "@/lib/registry/commands/retire-term";
import { termHref } from "@/lib/registry/glossary";
import { action, typedAction } from "@/lib/transport/action";

const create = typedAction(CreateTerm, async (actor, input): Promise<never> => {
  const { slug } = await createTerm(actor, input);
  redirect(termHref(slug));
});

const change = typedAction(ChangeTerm, async (actor, input): Promise<never> => {
  const { slug } = await changeTerm(actor, input);
  redirect(termHref(slug));
});

/** Answers with what was entered, so that a form without JavaScript keeps it through a refusal. */
export async function createTermAction(_previous: TermFormState, form: FormData): Promise<TermFormState> {
  const values = valuesIn(form);
  const result = await create({ ...values, slug: slugOf(values.name) });
  return { values, failure: result.ok ? null : result };
}

export async function changeTermAction(_previous: TermFormState, form: FormData): Promise<TermFormState> {
  const values = valuesIn(form);
  const result = await change({ ...values, id: textIn(form, "id") });
  return { values, failure: result.ok ? null : result };
}

export const retireTermAction = action(RetireTerm, async (actor, input) => {
  await retireTerm(actor, input);
  refresh();
});

export const reinstateTermAction = action(RetireTerm, async (actor, input) => {
  await reinstateTerm(actor, input);
  refresh();
});

function valuesIn(form: FormData): TermValues {
  return {
    name: textIn(form, "name"),
    definition: textIn(form, "definition"),
    synonyms: textIn(form, "synonyms"),
    domainId: textIn(form, "domainId"),
    revision: textIn(form, "revision"),
  };
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
