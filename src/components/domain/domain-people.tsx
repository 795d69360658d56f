import { DOMAIN_ROLE_LABELS } from "@/components/identity/role-labels";
import { Avatar, initialsOf } from "@/components/ui/avatar";
import { TextLink } from "@/components/ui/text-link";
import type { DomainMember } from "@/lib/registry/domain";
import type { DomainSummary } from "@/lib/registry/model";

type DomainPeopleProps = {
  members: readonly DomainMember[];
  inherited: readonly { domain: DomainSummary; members: readonly DomainMember[] }[];
};

/** Whom to ask: the people of the domain, then those of the domains above, whose roles hold here too. */
export function DomainPeople({ members, inherited }: DomainPeopleProps) {
  if (members.length === 0 && inherited.length === 0)
    return <p className="text-muted">Nobody answers for this domain yet.</p>;

  return (
    <div className="flex flex-col gap-4">
      {members.length > 0 && <MemberLines members={members} />}
      {inherited.map(({ domain, members: above }) => (
        <div key={domain.id} className="flex flex-col gap-1.5">
          <p className="text-muted text-sm">
            From <TextLink href={`/domains/${domain.slug}`}>{domain.name}</TextLink>
          </p>
          <MemberLines members={above} />
        </div>
      ))}
    </div>
  );
}

function MemberLines({ members }: { members: readonly DomainMember[] }) {
  return (
    <ul className="flex flex-col gap-2">
      {members.map(({ userId, name, role }) => (
        <li key={userId} className="flex items-center gap-2.5">
          <Avatar initials={initialsOf(name)} />
          <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{name}</span>
          <span className="text-muted text-sm">{DOMAIN_ROLE_LABELS[role]}</span>
        </li>
      ))}
    </ul>
  );
}
