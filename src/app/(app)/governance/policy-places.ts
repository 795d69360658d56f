import type { PolicyPlaceOption } from "@/components/governance/place-editor";
import type { Layer } from "@/lib/governance/evaluation";
import { mayActivatePolicy, mayChangePolicy } from "@/lib/governance/policy-access";
import type { Actor } from "@/lib/identity/model";
import { pathTo } from "@/lib/registry/domain-tree";
import { findDomains } from "@/lib/registry/queries/find-domains";

const EVERYWHERE = { domainId: null, slug: null, name: "Whole organisation", path: [] };

/** Where the actor may set policies: for the whole organisation, or for domains of theirs. */
export async function policyPlaces(actor: Actor): Promise<PolicyPlaceOption[]> {
  const domains = await findDomains(actor);
  const places = [EVERYWHERE, ...domains.map((domain) => placeOf(domain, domains))];
  return places
    .filter((place) => mayChangePolicy(actor, place))
    .map((place) => ({ ...place, mayActivate: mayActivatePolicy(actor, place) }));
}

/** Where a policy stands already. */
export async function placeOption(actor: Actor, layer: Layer): Promise<PolicyPlaceOption> {
  const place =
    layer.kind === "domain"
      ? placeOf({ id: layer.domainId, slug: layer.slug, name: layer.name }, await findDomains(actor))
      : EVERYWHERE;
  return { ...place, mayActivate: mayActivatePolicy(actor, place) };
}

function placeOf(
  { id, slug, name }: { id: string; slug: string; name: string },
  domains: readonly { id: string; name: string; parentId: string | null }[],
) {
  return { domainId: id, slug, name, path: pathTo(domains, id).map((domain) => domain.id) };
}
