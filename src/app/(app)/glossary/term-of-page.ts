import { notFound } from "next/navigation";
import { cache } from "react";
import { requirePageActor } from "@/lib/identity/session";
import { findTerm } from "@/lib/registry/queries/find-terms";

export type TermParams = Promise<{ slug: string }>;

/** The term an address names; read once for the title and the page. */
export async function termOfPage(params: TermParams) {
  const { slug } = await params;
  return (await load(slug)) ?? notFound();
}

const load = cache(async (slug: string) => {
  const actor = await requirePageActor();
  const term = await findTerm(actor, slug);
  return term && { actor, term };
});
