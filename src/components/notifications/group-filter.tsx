import { TabLink, Tabs } from "@/components/ui/tabs";
import { GROUP_WORDS, NOTIFICATION_GROUPS } from "@/lib/notifications/kinds";
import { type NotificationParams, notificationsHref } from "@/lib/notifications/model";

/** All notifications, or those of one group. */
export function GroupFilter({ group, show }: Pick<NotificationParams, "group" | "show">) {
  const current = (of: typeof group) => (of === group ? "page" : undefined);

  return (
    <Tabs aria-label="Kinds of notifications">
      <TabLink href={notificationsHref({ show })} aria-current={current(undefined)}>
        All
      </TabLink>
      {NOTIFICATION_GROUPS.map((of) => (
        <TabLink key={of} href={notificationsHref({ group: of, show })} aria-current={current(of)}>
          {GROUP_WORDS[of].label}
        </TabLink>
      ))}
    </Tabs>
  );
}
