import type { Actor } from "@/lib/identity/model";
import { can, canInDomain } from "@/lib/identity/permissions";
import { pathTo } from "@/lib/registry/domain-tree";

type Place = { readonly id: string; readonly name: string; readonly parentId: string | null };

/**
 * Whether somebody may bring products under policies that refuse them: an admin, or whoever may write the policies at
 * the top of the new place. They say why, and the audit log keeps it.
 */
export function mayOverruleMove(actor: Actor, domains: readonly Place[], toDomainId: string | null): boolean {
  if (can(actor, "policy.activate-global")) return true;
  const [top] = toDomainId === null ? [] : pathTo(domains, toDomainId);
  return top !== undefined && canInDomain(actor, "policy.write-local", top.id);
}
