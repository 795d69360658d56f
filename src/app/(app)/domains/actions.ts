"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { DomainFormState, DomainValues } from "@/components/domain/domain-form-state";
import { ChangeDomain, changeDomain } from "@/lib/governance/commands/change-domain";
import { deleteDomain } from "@/lib/governance/commands/delete-domain";
import type { RefusedMove } from "@/lib/governance/moves/consequences";
import { findDomainMove } from "@/lib/governance/queries/find-move-consequences";
import { slugOf } from "@/lib/interop/suggestion";
import { CreateDomain, createDomain } from "@/lib/registry/commands/create-domain";
import { DeleteDomain } from "@/lib/registry/domain-removal";
import { action, typedAction } from "@/lib/transport/action";

const create = typedAction(CreateDomain, async (actor, input): Promise<never> => {
  const { slug } = await createDomain(actor, input);
  redirect(`/domains/${slug}`);
});

const change = typedAction(ChangeDomain, async (actor, input): Promise<RefusedMove> => {
  const change = await changeDomain(actor, input);
  if (change.changed) redirect(`/domains/${change.slug}`);
  return change;
});

const previewMove = typedAction(
  ChangeDomain.pick({ id: true, revision: true, parentId: true }),
  findDomainMove,
);

/** Answers with what was entered, so that a form without JavaScript keeps it through a refusal. */
export async function createDomainAction(
  _previous: DomainFormState,
  form: FormData,
): Promise<DomainFormState> {
  const entered = valuesIn(form);
  const values = { ...entered, slug: entered.slug || slugOf(entered.name) };
  const result = await create(values);
  return { values, failure: result.ok ? null : result, move: null };
}

/** A move is made by whoever has seen what it does: the form says which place it showed the consequences of. */
export async function changeDomainAction(
  _previous: DomainFormState,
  form: FormData,
): Promise<DomainFormState> {
  const values = valuesIn(form);
  const id = textIn(form, "id");
  if (form.get("seenParentId") !== values.parentId) {
    const preview = await previewMove({ ...values, id });
    if (preview.ok && preview.value)
      return { values, failure: null, move: { ...preview.value, isRefused: false } };
  }
  const reason = textIn(form, "reason").trim();
  const result = await change({ ...values, id, ...(reason && { reason }) });
  // Whoever was overtaken gets to see what is stored now.
  if (!result.ok && result.code === "conflict") refresh();
  return result.ok
    ? { values, failure: null, move: { ...result.value, isRefused: true } }
    : { values, failure: result, move: null };
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
