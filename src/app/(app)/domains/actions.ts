"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { DomainFormState, DomainValues } from "@/components/domain/domain-form-state";
import { slugOf } from "@/lib/interop/suggestion";
import { ChangeDomain, changeDomain } from "@/lib/registry/commands/change-domain";
import { CreateDomain, createDomain } from "@/lib/registry/commands/create-domain";
import { DeleteDomain, deleteDomain } from "@/lib/registry/commands/delete-domain";
import { action, typedAction } from "@/lib/transport/action";

const create = typedAction(CreateDomain, async (actor, input): Promise<never> => {
  const { slug } = await createDomain(actor, input);
  redirect(`/domains/${slug}`);
});

const change = typedAction(ChangeDomain, async (actor, input): Promise<never> => {
  const { slug } = await changeDomain(actor, input);
  redirect(`/domains/${slug}`);
});

/** Answers with what was entered, so that a form without JavaScript keeps it through a refusal. */
export async function createDomainAction(
  _previous: DomainFormState,
  form: FormData,
): Promise<DomainFormState> {
  const entered = valuesIn(form);
  const values = { ...entered, slug: entered.slug || slugOf(entered.name) };
  const result = await create(values);
  return { values, failure: result.ok ? null : result };
}

export async function changeDomainAction(
  _previous: DomainFormState,
  form: FormData,
): Promise<DomainFormState> {
  const values = valuesIn(form);
  const result = await change({ ...values, id: textIn(form, "id") });
  // Whoever was overtaken gets to see what is stored now.
  if (!result.ok && result.code === "conflict") refresh();
  return { values, failure: result.ok ? null : result };
}

export const deleteDomainAction = action(DeleteDomain, async (actor, input): Promise<never> => {
  await deleteDomain(actor, input);
  redirect("/domains");
});

function valuesIn(form: FormData): DomainValues {
  return {
    name: textIn(form, "name"),
    slug: textIn(form, "slug"),
    kind: textIn(form, "kind"),
    purpose: textIn(form, "purpose"),
    boundary: textIn(form, "boundary"),
    hue: textIn(form, "hue"),
    parentId: textIn(form, "parentId"),
    revision: textIn(form, "revision"),
  };
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
