import { BellOff } from "lucide-react";
import type { Metadata } from "next";
import { OneButtonForm } from "@/components/identity/one-button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { byDay } from "@/components/notifications/by-day";
import { GroupFilter } from "@/components/notifications/group-filter";
import { NotificationItem } from "@/components/notifications/notification-item";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageActions, PageFacts, PageHeader, PageHeading, PageTitle } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { TextLink } from "@/components/ui/text-link";
import { requirePageActor } from "@/lib/identity/session";
import { NOTIFICATION_SETTINGS, NotificationParams, notificationsHref } from "@/lib/notifications/model";
import { countUnread, findNotifications, PAGE_SIZE } from "@/lib/notifications/queries/find-notifications";
import { now } from "@/lib/platform/clock";
import { markAllReadAction, markReadAction } from "./actions";

export const metadata: Metadata = { title: "Notifications" };

type NotificationsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NotificationsPage({ searchParams }: NotificationsPageProps) {
  const actor = await requirePageActor();
  const params = NotificationParams.parse(await searchParams);
  const { group, page, show } = params;
  const [{ items, total }, unread] = await Promise.all([
    findNotifications(actor, params),
    countUnread(actor),
  ]);
  const time = now();
  const pageCount = Math.ceil(total / PAGE_SIZE);
  const other = show === "all" ? "unread" : "all";

  return (
    <PageFrame className="max-w-4xl">
      <PageHeader>
        <PageHeading>
          <PageTitle>Notifications</PageTitle>
          <PageFacts>
            <TextLink href={notificationsHref({ group, show: other })}>
              {show === "all" ? "Only unread" : "Read ones too"}
            </TextLink>
            <TextLink href={NOTIFICATION_SETTINGS}>How you are told</TextLink>
            <TextLink href="/following">What you follow</TextLink>
          </PageFacts>
        </PageHeading>
        {unread > 0 && (
          <PageActions>
            <OneButtonForm
              submit={markAllReadAction}
              fields={{ group: group ?? "" }}
              label={group ? "Mark these as read" : "Mark all as read"}
              pendingLabel="Marking…"
              variant="secondary"
              size="md"
            />
          </PageActions>
        )}
      </PageHeader>
      <GroupFilter group={group} show={show} />
      {items.length === 0 ? (
        <EmptyState>
          <BellOff aria-hidden />
          <EmptyStateTitle>{show === "unread" ? "All of it is read" : "Nothing yet"}</EmptyStateTitle>
          <EmptyStateBody>
            What concerns you appears here: decisions about access, answers, and news of what you follow. What
            you have read goes after 90 days.
          </EmptyStateBody>
        </EmptyState>
      ) : (
        byDay(items, time).map(({ day, items: ofDay }) => (
          <section key={day} aria-label={day} className="flex flex-col gap-2">
            <h2 className="text-base">{day}</h2>
            <ul className="divide-y rounded-lg border bg-surface">
              {ofDay.map((notification) => (
                <NotificationItem
                  key={notification.id}
                  notification={notification}
                  now={time}
                  markRead={markReadAction}
                />
              ))}
            </ul>
          </section>
        ))
      )}
      {pageCount > 1 && (
        <Pagination
          page={page}
          pageCount={pageCount}
          hrefOf={(to) => notificationsHref({ group, show, page: to })}
        />
      )}
    </PageFrame>
  );
}
