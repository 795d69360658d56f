import { KeyRound } from "lucide-react";
import type { Metadata } from "next";
import { DatabaseRoles } from "@/components/access/database-roles";
import { EndedItem } from "@/components/access/ended-item";
import { GrantItem } from "@/components/access/grant-item";
import { ProvisionLine } from "@/components/access/provision-line";
import { WaitingItem } from "@/components/access/waiting-item";
import { PageFrame } from "@/components/layout/page-frame";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Section, SectionSummary, SectionTitle } from "@/components/ui/section";
import { findMyAccess } from "@/lib/access/queries/find-my-access";
import { findDatabaseRoles, findProvisioning } from "@/lib/access/queries/find-provisioning";
import { requirePageActor } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import {
  answerMigrationAction,
  attestAccessAction,
  giveBackAccessAction,
  nameDatabaseRoleAction,
  retryProvisioningAction,
  withdrawAccessAction,
} from "./actions";

export const metadata: Metadata = { title: "My access" };

const MOVES = { giveBack: giveBackAccessAction, attest: attestAccessAction, answer: answerMigrationAction };
const LIST = "divide-y rounded-lg border bg-surface";

export default async function MyAccessPage() {
  const actor = await requirePageActor();
  const { grants, inForce, waiting, ended, products, mine } = await findMyAccess(actor);
  const provisioning = await findProvisioning(
    actor,
    grants.map(({ id }) => id),
  );
  const roles = await findDatabaseRoles(actor);
  const time = now();
  const provisionOf = (id: string) => {
    const provision = provisioning.get(id);
    return provision && <ProvisionLine provision={provision} retry={retryProvisioningAction} />;
  };

  return (
    <PageFrame>
      <PageHeader>
        <PageHeading>
          <PageTitle>My access</PageTitle>
          <PageSummary>
            What you, and the teams and products you work for, may use; what you have asked for, and who holds
            it.
          </PageSummary>
        </PageHeading>
      </PageHeader>
      {grants.length + waiting.length + ended.length === 0 && (
        <EmptyState>
          <KeyRound aria-hidden />
          <EmptyStateTitle>You have not asked for any data yet</EmptyStateTitle>
          <EmptyStateBody>
            Find a data product, read what it is for, and ask for access at one of its output ports.
          </EmptyStateBody>
          <EmptyStateActions>
            <ButtonLink href="/search" variant="primary">
              Find data
            </ButtonLink>
          </EmptyStateActions>
        </EmptyState>
      )}
      {waiting.length > 0 && (
        <Section aria-labelledby="requested">
          <SectionTitle id="requested">
            Requested <span className="font-normal text-muted tabular-nums">{waiting.length}</span>
          </SectionTitle>
          <ul className={LIST}>
            {waiting.map((item) => (
              <WaitingItem
                key={item.request.id}
                waiting={item}
                isOpenable={products.has(item.request.product.id)}
                isTheirs={mine.has(item.request.id)}
                withdraw={withdrawAccessAction}
                now={time}
              />
            ))}
          </ul>
        </Section>
      )}
      {grants.length > 0 && (
        <Section aria-labelledby="active">
          <SectionTitle id="active">
            Active <span className="font-normal text-muted tabular-nums">{inForce}</span>
          </SectionTitle>
          {inForce > grants.length && (
            <SectionSummary>
              The {grants.length} that end first are listed. The page of each product shows what you have of
              it.
            </SectionSummary>
          )}
          <ul className={LIST}>
            {grants.map((grant) => (
              <GrantItem
                key={grant.id}
                grant={grant}
                isOpenable={products.has(grant.request.product.id)}
                isTheirs={mine.has(grant.id)}
                moves={MOVES}
                provision={provisionOf(grant.id)}
                now={time}
              />
            ))}
          </ul>
        </Section>
      )}
      {roles.length > 0 && <DatabaseRoles roles={roles} submit={nameDatabaseRoleAction} />}
      {ended.length > 0 && (
        <Section aria-labelledby="ended">
          <SectionTitle id="ended">Ended</SectionTitle>
          <ul className={LIST}>
            {ended.map((item) => (
              <EndedItem
                key={item.kind === "grant" ? item.grant.id : item.request.id}
                ended={item}
                products={products}
                now={time}
              />
            ))}
          </ul>
        </Section>
      )}
    </PageFrame>
  );
}
