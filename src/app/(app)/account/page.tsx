import type { Metadata } from "next";
import { NameForm } from "@/components/identity/name-form";
import { NewTokenForm } from "@/components/identity/new-token-form";
import { OneButtonForm } from "@/components/identity/one-button-form";
import { PasswordForm } from "@/components/identity/password-form";
import { RoleList } from "@/components/identity/role-list";
import { TokenList } from "@/components/identity/token-list";
import { PageFrame } from "@/components/layout/page-frame";
import { PageFacts, PageHeader, PageHeading, PageTitle } from "@/components/ui/page-header";
import { Section, SectionHeader, SectionSummary, SectionTitle } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { findMyTokens, getMyAccount } from "@/lib/identity/queries";
import { requirePageActor } from "@/lib/identity/session";
import { NOTIFICATION_SETTINGS } from "@/lib/notifications/model";
import { findDomains } from "@/lib/registry/queries/find-domains";
import { scopeNamesOf } from "../scope-names";
import {
  changeNameAction,
  changePasswordAction,
  createAccessTokenAction,
  revokeAccessTokenAction,
  signOutEverywhereAction,
} from "./actions";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const actor = await requirePageActor();
  const [account, domains, tokens] = await Promise.all([
    getMyAccount(actor),
    findDomains(actor),
    findMyTokens(actor),
  ]);

  return (
    <PageFrame className="max-w-2xl">
      <PageHeader>
        <PageHeading>
          <PageTitle>Account</PageTitle>
          <PageFacts>{account.email}</PageFacts>
        </PageHeading>
      </PageHeader>
      <Section aria-label="Name">
        <NameForm submit={changeNameAction} name={account.name} />
      </Section>
      <Section aria-labelledby="roles">
        <SectionHeader>
          <SectionTitle id="roles">Roles</SectionTitle>
        </SectionHeader>
        <RoleList
          orgRoles={account.orgRoles}
          domainRoles={account.domainRoles}
          scopeNames={scopeNamesOf(domains)}
        />
      </Section>
      <Section aria-labelledby="notifications">
        <SectionHeader>
          <SectionTitle id="notifications">Notifications</SectionTitle>
        </SectionHeader>
        <SectionSummary>
          Choose what you are mailed at once, what comes in the mail of the day, and what you only find here:{" "}
          <TextLink href={NOTIFICATION_SETTINGS}>how you are told</TextLink>, and{" "}
          <TextLink href="/following">what you follow</TextLink>.
        </SectionSummary>
      </Section>
      <Section aria-labelledby="password">
        <SectionHeader>
          <SectionTitle id="password">Password</SectionTitle>
        </SectionHeader>
        {account.signsInWith.includes("password") ? (
          <PasswordForm submit={changePasswordAction} email={account.email} />
        ) : (
          <SectionSummary>You sign in with an outside account and have no password here.</SectionSummary>
        )}
      </Section>
      <Section aria-labelledby="tokens">
        <SectionHeader>
          <SectionTitle id="tokens">Access tokens</SectionTitle>
        </SectionHeader>
        <SectionSummary>
          For pipelines and other programs that ask in your name. A new password, or signing out everywhere,
          revokes all of them.
        </SectionSummary>
        {tokens.length > 0 && <TokenList tokens={tokens} revoke={revokeAccessTokenAction} />}
        <NewTokenForm submit={createAccessTokenAction} />
      </Section>
      <Section aria-labelledby="sessions">
        <SectionHeader>
          <SectionTitle id="sessions">Sessions</SectionTitle>
        </SectionHeader>
        <SectionSummary>
          If a device was lost or you forgot to sign out somewhere: this signs you out on every device, here
          too, and revokes your access tokens.
        </SectionSummary>
        <OneButtonForm
          submit={signOutEverywhereAction}
          fields={{}}
          label="Sign out everywhere"
          pendingLabel="Signing out…"
          variant="secondary"
          size="md"
        />
      </Section>
    </PageFrame>
  );
}
