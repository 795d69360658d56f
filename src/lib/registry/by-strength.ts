import { DOMAIN_ROLES } from "@/lib/identity/model";
import type { DomainMember } from "./domain";
import { byName } from "./domain-tree";

/** The order of members: the strongest role first, then by name. */
export function byStrength(a: DomainMember, b: DomainMember): number {
  const stronger = DOMAIN_ROLES.indexOf(b.role) - DOMAIN_ROLES.indexOf(a.role);
  return stronger || byName(a, b) || (a.userId < b.userId ? -1 : 1);
}
