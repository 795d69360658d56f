"use server";

import { redirect } from "next/navigation";
import type { ImportState, RegisterState } from "@/components/register/register-state";
import { ImportProduct, importProduct } from "@/lib/interop/commands/import-product";
import { withPlainLineEnds } from "@/lib/interop/document-text";
import { ReadImport, readImport } from "@/lib/interop/read-import";
import { slugOf } from "@/lib/interop/suggestion";
import { RegisterProduct, registerProduct } from "@/lib/registry/commands/register-product";
import { productHref } from "@/lib/registry/model";
import { typedAction } from "@/lib/transport/action";

const register = typedAction(RegisterProduct, async (actor, input): Promise<never> => {
  const { ref } = await registerProduct(actor, input);
  redirect(`${productHref(ref)}/edit`);
});

const create = typedAction(ImportProduct, async (actor, input): Promise<never> => {
  const { ref } = await importProduct(actor, input);
  redirect(`${productHref(ref)}/edit`);
});

const read = typedAction(ReadImport, async (_actor, input) => readImport(input));

/** Answers with what was entered, so that a form without JavaScript keeps it through a refusal. */
export async function registerAction(_previous: RegisterState, form: FormData): Promise<RegisterState> {
  const values = identityIn(form);
  const result = await register(values);
  return { values, failure: result.ok ? null : result };
}

/** Reads the document first; only what has been looked at is created. The text travels both ways and is never lost. */
export async function importAction(_previous: ImportState, form: FormData): Promise<ImportState> {
  const values = identityIn(form);
  const text = await textIn(form);
  if (form.get("intent") !== "create") {
    const result = await read({ text });
    if (!result.ok) return { values, text, read: null, failure: result };
    const { suggested } = result.value;
    const domain = values.domain || suggested.domain;
    return {
      values: { domain, title: suggested.title, name: suggested.name },
      text,
      read: result.value,
      failure: null,
    };
  }
  const [again, result] = [await read({ text }), await create({ ...values, text })];
  return { values, text, read: again.ok ? again.value : null, failure: result.ok ? null : result };
}

function identityIn(form: FormData) {
  const title = fieldIn(form, "title");
  return { domain: fieldIn(form, "domain"), title, name: fieldIn(form, "name") || slugOf(title) };
}

/** A chosen file counts before the text beside it: a browser without JavaScript cannot have put the one into the other. */
async function textIn(form: FormData): Promise<string> {
  const file = form.get("file");
  const text = file instanceof File && file.size > 0 ? await file.text() : fieldIn(form, "text");
  // As the text area has it, which tells by it whether what was read is what it shows.
  return withPlainLineEnds(text);
}

function fieldIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
