import {
  DescriptionDetails,
  DescriptionItem,
  DescriptionList,
  DescriptionTerm,
} from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import type { DomainRole, OrgRole } from "@/lib/identity/model";
import { DOMAIN_ROLE_LABELS, roleLabel, type ScopeNames } from "./role-labels";

type RoleListProps = {
  orgRoles: readonly { role: OrgRole; scope: string }[];
  domainRoles: readonly { role: DomainRole; domain: { id: string; name: string; slug: string } }[];
  scopeNames: ScopeNames;
};

/** Every role a person holds, in the organisation and in domains. */
export function RoleList({ orgRoles, domainRoles, scopeNames }: RoleListProps) {
  return (
    <DescriptionList>
      <DescriptionItem>
        <DescriptionTerm>Organisation</DescriptionTerm>
        <DescriptionDetails>
          {["Member", ...orgRoles.map((given) => roleLabel(given, scopeNames))].join(", ")}
        </DescriptionDetails>
      </DescriptionItem>
      {domainRoles.map(({ role, domain }) => (
        <DescriptionItem key={domain.id}>
          <DescriptionTerm>
            <TextLink href={`/domains/${domain.slug}`}>{domain.name}</TextLink>
          </DescriptionTerm>
          <DescriptionDetails>{DOMAIN_ROLE_LABELS[role]}, in its sub-domains too</DescriptionDetails>
        </DescriptionItem>
      ))}
    </DescriptionList>
  );
}
