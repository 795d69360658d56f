import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AddMember } from "@/components/domain/add-member";
import { DomainBreadcrumb } from "@/components/domain/domain-breadcrumb";
import { DomainPeople } from "@/components/domain/domain-people";
import { MemberRow } from "@/components/domain/member-row";
import { RoleGuide } from "@/components/domain/role-guide";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Section, SectionHeader, SectionSummary, SectionTitle } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { can, canInDomain } from "@/lib/identity/permissions";
import { findPeopleToPick } from "@/lib/identity/queries";
import { now } from "@/lib/platform/clock";
import { findInheritedMembers } from "@/lib/registry/queries/find-inherited-members";
import { type DomainParams, domainOfPage } from "../domain-of-page";
import { addMemberAction, findPeopleAction, removeMemberAction, setRoleAction } from "./actions";

type MembersPageProps = {
  params: DomainParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: { params: DomainParams }): Promise<Metadata> {
  const { domain } = await domainOfPage(params);
  return { title: `Members of ${domain.name}` };
}

export default async function MembersPage({ params, searchParams }: MembersPageProps) {
  const { actor, domain } = await domainOfPage(params);
  if (!canInDomain(actor, "domain.manage-members", domain.id)) notFound();
  const query = (await searchParams).person;
  const person = typeof query === "string" ? query : "";
  const [inherited, people] = await Promise.all([
    findInheritedMembers(actor, domain.id),
    findPeopleToPick(actor, person),
  ]);
  const taken = domain.members.map(({ userId }) => userId);
  const owners = domain.members.filter(({ role }) => role === "owner");
  const isAdmin = can(actor, "people.manage");

  return (
    <PageFrame className="max-w-3xl gap-8">
      <PageBreadcrumb className="-mb-5">
        <DomainBreadcrumb path={domain.path} here="Members" />
      </PageBreadcrumb>
      <PageHeader>
        <PageHeading>
          <PageTitle>Members of {domain.name}</PageTitle>
          <PageSummary>Who works on its data products. A role holds in its sub-domains too.</PageSummary>
        </PageHeading>
      </PageHeader>
      <Section aria-labelledby="members">
        <SectionHeader>
          <SectionTitle id="members">Members</SectionTitle>
        </SectionHeader>
        <SectionSummary>
          {isAdmin
            ? "A domain should keep an owner. As an admin you may leave it without one for a while; everybody else has to name the next owner first."
            : "A domain keeps at least one owner: before the last one goes or changes roles, somebody else has to become owner."}
        </SectionSummary>
        {domain.members.length === 0 ? (
          <EmptyState>
            <EmptyStateTitle>{domain.name} has no members of its own</EmptyStateTitle>
            <EmptyStateBody>
              {inherited.length > 0
                ? "Until it has, those of the domains above answer for it."
                : "Add an owner first: they can add everybody else."}
            </EmptyStateBody>
          </EmptyState>
        ) : (
          <Panel>
            <ul className="divide-y">
              {domain.members.map((member) => (
                <MemberRow
                  // A changed role is the start of the next change.
                  key={`${member.userId} ${member.role}`}
                  domain={domain}
                  member={member}
                  isKept={!isAdmin && member.role === "owner" && owners.length === 1}
                  setRole={setRoleAction}
                  remove={removeMemberAction}
                  now={now()}
                />
              ))}
            </ul>
          </Panel>
        )}
      </Section>
      <Section aria-labelledby="add">
        <SectionHeader>
          <SectionTitle id="add">Add a person</SectionTitle>
        </SectionHeader>
        <AddMember
          domain={domain}
          taken={taken}
          find={findPeopleAction}
          add={addMemberAction}
          plain={{ person, people: people.filter(({ id }) => !taken.includes(id)) }}
        />
        {isAdmin && (
          <p className="text-muted text-sm">
            Not here yet? <TextLink href="/admin/people/invite">Invite them</TextLink> first.
          </p>
        )}
        <RoleGuide />
      </Section>
      {inherited.length > 0 && (
        <Section aria-labelledby="above">
          <SectionHeader>
            <SectionTitle id="above">From the domains above</SectionTitle>
          </SectionHeader>
          <SectionSummary>Their roles hold here too; they are changed where they were given.</SectionSummary>
          <DomainPeople members={[]} inherited={inherited} />
        </Section>
      )}
    </PageFrame>
  );
}
