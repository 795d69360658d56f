import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OneButtonForm } from "@/components/identity/one-button-form";
import { OrgRolesForm } from "@/components/identity/org-roles-form";
import { PersonState } from "@/components/identity/person-state";
import { RoleList } from "@/components/identity/role-list";
import { TokenList } from "@/components/identity/token-list";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { PageFacts, PageHeader, PageHeading, PageTitle } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section, SectionHeader, SectionSummary, SectionTitle } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { can } from "@/lib/identity/permissions";
import { findPerson, findTokensOf } from "@/lib/identity/queries";
import { requirePageActor } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { findDomains } from "@/lib/registry/queries/find-domains";
import { CATEGORY_SCOPES, scopeNamesOf } from "../../../scope-names";
import {
  changeOrgRolesAction,
  deactivatePersonAction,
  reactivatePersonAction,
  renewInvitationAction,
  revokeTokenOfPersonAction,
} from "../actions";

export const metadata: Metadata = { title: "Person" };

export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requirePageActor();
  if (!can(actor, "people.manage")) notFound();
  const { id } = await params;
  const [person, domains, tokens] = await Promise.all([
    findPerson(actor, id),
    findDomains(actor),
    findTokensOf(actor, id),
  ]);
  if (!person) notFound();
  const fields = { personId: person.id };

  return (
    <PageFrame className="max-w-2xl">
      <PageBreadcrumb>
        <TextLink href="/admin/people">People</TextLink>
      </PageBreadcrumb>
      <PageHeader>
        <PageHeading>
          <PageTitle>{person.name}</PageTitle>
          <PageFacts>
            <PersonState state={person.state} />
            <span>{person.email}</span>
            <span>
              here since <RelativeTime at={person.createdAt} now={now()} />
            </span>
          </PageFacts>
        </PageHeading>
      </PageHeader>
      {person.state === "invited" && (
        <Section aria-labelledby="invitation">
          <SectionHeader>
            <SectionTitle id="invitation">Invitation</SectionTitle>
          </SectionHeader>
          <SectionSummary>
            {person.name} has not chosen a password yet. The mail with the link is in the{" "}
            <TextLink href="/admin/mail">outbox</TextLink>.
          </SectionSummary>
          <OneButtonForm
            submit={renewInvitationAction}
            fields={fields}
            label="Send a new link"
            pendingLabel="Sending…"
            variant="secondary"
            size="md"
            done="A new link is in the outbox. The earlier one no longer works."
          />
        </Section>
      )}
      <Section aria-labelledby="holds">
        <SectionHeader>
          <SectionTitle id="holds">Holds</SectionTitle>
        </SectionHeader>
        <RoleList
          orgRoles={person.orgRoles}
          domainRoles={person.domainRoles}
          scopeNames={scopeNamesOf(domains)}
        />
      </Section>
      <Section aria-labelledby="roles">
        <SectionHeader>
          <SectionTitle id="roles">Change roles</SectionTitle>
        </SectionHeader>
        <SectionSummary>Roles in a domain are given on the page of the domain.</SectionSummary>
        <OrgRolesForm
          submit={changeOrgRolesAction}
          personId={person.id}
          held={person.orgRoles}
          domains={domains.map(({ id, name }) => ({ id, name }))}
          categories={CATEGORY_SCOPES}
        />
      </Section>
      {tokens.length > 0 && (
        <Section aria-labelledby="tokens">
          <SectionHeader>
            <SectionTitle id="tokens">Access tokens</SectionTitle>
          </SectionHeader>
          <SectionSummary>
            Programs ask in the name of {person.name} with these. A revoked one works no more, and the audit
            log says that you revoked it.
          </SectionSummary>
          <TokenList tokens={tokens} revoke={revokeTokenOfPersonAction} personId={person.id} />
        </Section>
      )}
      <Section aria-labelledby="access">
        <SectionHeader>
          <SectionTitle id="access">Access</SectionTitle>
        </SectionHeader>
        {person.state === "deactivated" ? (
          <>
            <SectionSummary>{person.name} cannot sign in. Their roles wait for them.</SectionSummary>
            <OneButtonForm
              key="reactivate"
              submit={reactivatePersonAction}
              fields={fields}
              label="Let back in"
              pendingLabel="Letting in…"
              variant="secondary"
              size="md"
            />
          </>
        ) : (
          <>
            <SectionSummary>
              Deactivating signs {person.name} out at once, on every device. Their name stays on what they
              did, and you can let them back in with the same roles.
            </SectionSummary>
            <OneButtonForm
              key="deactivate"
              submit={deactivatePersonAction}
              fields={fields}
              label="Deactivate"
              pendingLabel="Deactivating…"
              variant="danger"
              size="md"
            />
          </>
        )}
      </Section>
    </PageFrame>
  );
}
