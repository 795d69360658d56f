import { type Actor, DOMAIN_ROLES, type DomainRole } from "./model";

export type DomainNode = { readonly id: string; readonly parentId: string | null };
export type Membership = { readonly domainId: string; readonly role: DomainRole };

/**
 * What memberships mean in the tree: a role holds in the domain and everything below it, the strongest wins; a person
 * belongs to their domains with all ancestors and descendants. Memberships in unknown domains mean nothing.
 */
export function effectiveRoles(
  domains: readonly DomainNode[],
  memberships: readonly Membership[],
): Pick<Actor, "domainRoles" | "belongsTo"> {
  const parentOf = new Map(domains.map(({ id, parentId }) => [id, parentId]));
  const held = new Map<string, DomainRole>();
  for (const { domainId, role } of memberships) {
    held.set(domainId, strongest(held.get(domainId), role));
  }

  const roles = new Map<string, DomainRole>();
  const belongsTo = new Set<string>();
  for (const { id } of domains) {
    const path = pathToRoot(id, parentOf);
    for (const ancestor of path) {
      const role = held.get(ancestor);
      if (role) roles.set(id, strongest(roles.get(id), role));
    }
    if (roles.has(id)) belongsTo.add(id);
    if (held.has(id)) for (const ancestor of path) belongsTo.add(ancestor);
  }
  return { domainRoles: Object.fromEntries(roles), belongsTo: [...belongsTo] };
}

function strongest(one: DomainRole | undefined, other: DomainRole): DomainRole {
  return one && DOMAIN_ROLES.indexOf(one) > DOMAIN_ROLES.indexOf(other) ? one : other;
}

/** The domain itself and its ancestors. Ends in a ring too, which two simultaneous moves could leave behind. */
function pathToRoot(id: string, parentOf: ReadonlyMap<string, string | null>): Set<string> {
  const path = new Set<string>();
  let next: string | null = id;
  while (next !== null && parentOf.has(next) && !path.has(next)) {
    path.add(next);
    next = parentOf.get(next) ?? null;
  }
  return path;
}
