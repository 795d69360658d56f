import { notFound } from "next/navigation";
import { cache } from "react";
import { requirePageActor } from "@/lib/identity/session";
import { ProductRef } from "@/lib/registry/model";
import { findDraft } from "@/lib/registry/queries/find-draft";

const load = cache(async (domain: string, name: string) => {
  const actor = await requirePageActor();
  const ref = ProductRef.safeParse({ domain, name });
  const draft = ref.success ? await findDraft(actor, ref.data) : null;
  return draft && { actor, draft };
});

/** The draft that is edited and who edits it, read once per request; not found for whoever may not read it. */
export async function draftOfPage(params: Promise<{ domain: string; name: string }>) {
  const { domain, name } = await params;
  return (await load(domain, name)) ?? notFound();
}
