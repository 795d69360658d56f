import { notFound } from "next/navigation";
import { cache } from "react";
import { requirePageActor } from "@/lib/identity/session";
import { findDomain } from "@/lib/registry/queries/find-domain";

export type DomainParams = Promise<{ slug: string }>;

/** The domain an address names; read once for the title and the page. */
export async function domainOfPage(params: DomainParams) {
  return load((await params).slug);
}

const load = cache(async (slug: string) => {
  const actor = await requirePageActor();
  const domain = await findDomain(actor, slug);
  if (!domain) notFound();
  return { actor, domain };
});
