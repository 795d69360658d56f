import type { PolicyPlaceOption } from "@/components/governance/place-editor";
import type { Layer } from "@/lib/governance/evaluation";
import { mayActivatePolicy, mayChangePolicy } from "@/lib/governance/policy-access";
import type { Actor } from "@/lib/identity/model";
import { findDomains } from "@/lib/registry/queries/find-domains";

const EVERYWHERE = { domainId: null, slug: null, name: "Whole organisation" };

/** Where the actor may set policies: for the whole organisation, or for domains of theirs. */
export async function policyPlaces(actor: Actor): Promise<PolicyPlaceOption[]> {
  const domains = await findDomains(actor);
  const places = [EVERYWHERE, ...domains.map(({ id, slug, name }) => ({ domainId: id, slug, name }))];
  return places
    .filter((place) => mayChangePolicy(actor, place))
    .map((place) => ({ ...place, mayActivate: mayActivatePolicy(actor, place) }));
}

/** Where a policy stands already. */
export function placeOption(actor: Actor, layer: Layer): PolicyPlaceOption {
  const place =
    layer.kind === "domain" ? { domainId: layer.domainId, slug: layer.slug, name: layer.name } : EVERYWHERE;
  return { ...place, mayActivate: mayActivatePolicy(actor, place) };
}
