import type { NamedScope } from "@/components/identity/org-role-choices";
import type { ScopeNames } from "@/components/identity/role-labels";
import { CATEGORIES, CATEGORY_LABELS } from "@/lib/governance/model";

/** What a category steward can be steward of. */
export const CATEGORY_SCOPES: readonly NamedScope[] = CATEGORIES.map((id) => ({
  id,
  name: CATEGORY_LABELS[id],
}));

/** The names of everything a role can be held for: domains and policy categories. */
export function scopeNamesOf(domains: readonly NamedScope[]): ScopeNames {
  return Object.fromEntries([...domains, ...CATEGORY_SCOPES].map(({ id, name }) => [id, name]));
}
