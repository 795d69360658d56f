import type { Metadata } from "next";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { SettingsForm } from "@/components/notifications/settings-form";
import { Breadcrumb, BreadcrumbLink, BreadcrumbPage } from "@/components/ui/breadcrumb";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { requirePageActor } from "@/lib/identity/session";
import { NOTIFICATIONS } from "@/lib/notifications/model";
import { findNotificationSettings } from "@/lib/notifications/queries/find-notifications";
import { changeNotificationSettingsAction } from "../actions";

export const metadata: Metadata = { title: "How you are told" };

export default async function NotificationSettingsPage() {
  const actor = await requirePageActor();
  const settings = await findNotificationSettings(actor);

  return (
    <PageFrame className="max-w-3xl">
      <PageBreadcrumb>
        <Breadcrumb>
          <BreadcrumbLink href={NOTIFICATIONS}>Notifications</BreadcrumbLink>
          <BreadcrumbPage>How you are told</BreadcrumbPage>
        </Breadcrumb>
      </PageBreadcrumb>
      <PageHeader>
        <PageHeading>
          <PageTitle>How you are told</PageTitle>
          <PageSummary>
            Everything is on the page of notifications. Beside that you can have it by mail at once, or all of
            a day in one mail in the morning, which does not come when there is nothing.
          </PageSummary>
        </PageHeading>
      </PageHeader>
      <SettingsForm settings={settings} submit={changeNotificationSettingsAction} />
    </PageFrame>
  );
}
