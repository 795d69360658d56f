import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { requirePageActor } from "@/lib/identity/session";
import { ProductRef, productHref } from "@/lib/registry/model";
import { findDraft } from "@/lib/registry/queries/find-draft";
import { findMovedProduct } from "@/lib/registry/queries/find-moved-product";

const load = cache(async (domain: string, name: string) => {
  const actor = await requirePageActor();
  const ref = ProductRef.safeParse({ domain, name });
  const draft = ref.success ? await findDraft(actor, ref.data) : null;
  return draft && { actor, draft };
});

/** A link from before a move leads to the editor of where the product is now. */
async function elsewhere(domain: string, name: string): Promise<never> {
  const ref = ProductRef.safeParse({ domain, name });
  const moved = ref.success ? await findMovedProduct(await requirePageActor(), ref.data) : null;
  if (moved) redirect(`${productHref(moved)}/edit`);
  return notFound();
}

/** The draft that is edited and who edits it, read once per request; not found for whoever may not read it. */
export async function draftOfPage(params: Promise<{ domain: string; name: string }>) {
  const { domain, name } = await params;
  return (await load(domain, name)) ?? (await elsewhere(domain, name));
}
