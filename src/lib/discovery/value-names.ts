import "server-only";
import type { Actor } from "@/lib/identity/model";
import { termHref } from "@/lib/registry/glossary";
import type { DomainSummary } from "@/lib/registry/model";
import { findTermsAt } from "@/lib/registry/queries/find-terms";
import type { ValueNames } from "./facet-labels";

/** What people call the domains and these glossary terms; neither is a secret. */
export async function readValueNames(
  actor: Actor,
  domains: readonly Pick<DomainSummary, "slug" | "name">[],
  termSlugs: readonly string[],
): Promise<ValueNames> {
  const terms = await findTermsAt(actor, [...new Set(termSlugs)].map(termHref));
  return {
    domain: new Map(domains.map(({ slug, name }) => [slug, name])),
    term: new Map([...terms.values()].map(({ slug, name }) => [slug, name])),
  };
}
