import type { Actor } from "@/lib/identity/model";
import { can, canInDomain } from "@/lib/identity/permissions";
import { branchOf } from "./domain-tree";

type Place = { readonly id: string; readonly name: string; readonly parentId: string | null };

export type ParentChoices<P extends Place> = {
  domains: readonly P[];
  /** Whether it may stand at the root. */
  isRootOffered: boolean;
};

/**
 * Where a domain may be put: under the domains the actor may edit and never below itself. Both ends of a move must
 * agree, so whoever may not take it from where it is can only leave it there. `domain` is null for a new one.
 */
export function parentChoices<P extends Place>(
  actor: Actor,
  tree: readonly P[],
  domain: Pick<Place, "id" | "parentId"> | null,
): ParentChoices<P> {
  const mayPut = (id: string | null) =>
    id === null ? can(actor, "domain.create") : canInDomain(actor, "domain.edit", id);
  if (domain && !mayPut(domain.parentId)) {
    return {
      domains: tree.filter(({ id }) => id === domain.parentId),
      isRootOffered: domain.parentId === null,
    };
  }
  const below = new Set(domain ? branchOf(tree, domain.id).map(({ id }) => id) : []);
  return {
    domains: tree.filter(({ id }) => !below.has(id) && mayPut(id)),
    isRootOffered: mayPut(null),
  };
}
