import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { InviteForm } from "@/components/identity/invite-form";
import { PageFrame } from "@/components/layout/page-frame";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { can } from "@/lib/identity/permissions";
import { requirePageActor } from "@/lib/identity/session";
import { isMailSent } from "@/lib/platform/mail";
import { findDomains } from "@/lib/registry/queries/find-domains";
import { CATEGORY_SCOPES } from "../../../scope-names";
import { invitePersonAction } from "../actions";

export const metadata: Metadata = { title: "Invite a person" };

export default async function InvitePage() {
  const actor = await requirePageActor();
  if (!can(actor, "people.manage")) notFound();
  const domains = await findDomains(actor);

  return (
    <PageFrame className="max-w-2xl">
      <PageHeader>
        <PageHeading>
          <PageTitle>Invite a person</PageTitle>
          <PageSummary>
            {isMailSent ? (
              "They get a mail with a link to choose a password. It works for seven days."
            ) : (
              <>
                No mail server is set up: the link to choose a password waits in the{" "}
                <TextLink href="/admin/mail">outbox</TextLink>. Pass it on; it works for seven days.
              </>
            )}
          </PageSummary>
        </PageHeading>
      </PageHeader>
      <InviteForm
        submit={invitePersonAction}
        domains={domains.map(({ id, name }) => ({ id, name }))}
        categories={CATEGORY_SCOPES}
      />
    </PageFrame>
  );
}
