import type { DomainRole, OrgRole } from "@/lib/identity/model";

export const ORG_ROLE_LABELS = {
  admin: "Admin",
  "governance-delegate": "Governance delegate",
  "category-steward": "Category steward",
  auditor: "Auditor",
  member: "Member",
} as const satisfies Record<OrgRole, string>;

export const DOMAIN_ROLE_LABELS = {
  owner: "Owner",
  steward: "Steward",
  contributor: "Contributor",
} as const satisfies Record<DomainRole, string>;

/** Names of what roles are held for: domains by id, policy categories by key. */
export type ScopeNames = Readonly<Record<string, string>>;

/** "Governance delegate of Sales": the role with what it is held for. */
export function roleLabel({ role, scope }: { role: OrgRole; scope: string }, names: ScopeNames): string {
  return scope ? `${ORG_ROLE_LABELS[role]} of ${names[scope] ?? "a deleted domain"}` : ORG_ROLE_LABELS[role];
}
