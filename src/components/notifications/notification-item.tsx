import { OneButtonForm } from "@/components/identity/one-button-form";
import { RelativeTime } from "@/components/ui/relative-time";
import { GROUP_WORDS, groupOf } from "@/lib/notifications/kinds";
import { type Notification, openHref } from "@/lib/notifications/model";
import type { FormAction } from "@/lib/platform/action-state";

type NotificationItemProps = { notification: Notification; now: Date; markRead: FormAction<void> };

/** What happened, and the way there; opening it marks it as read. */
export function NotificationItem({ notification, now, markRead }: NotificationItemProps) {
  const { id, kind, title, text, at, readAt } = notification;
  const isUnread = readAt === null;

  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <span className="flex h-5 w-2 shrink-0 items-center">
        {isUnread && (
          <span className="size-2 rounded-full bg-accent">
            <span className="sr-only">Unread: </span>
          </span>
        )}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="[overflow-wrap:anywhere]">
          {/* Not prefetched: the address marks the notification as read. */}
          <a href={openHref(id)} className={isUnread ? "font-medium hover:underline" : "hover:underline"}>
            {title}
          </a>
        </p>
        {text && (
          <p className="line-clamp-4 max-w-[80ch] whitespace-pre-line text-muted text-sm [overflow-wrap:anywhere]">
            {text}
          </p>
        )}
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <p className="text-muted text-sm">
            {GROUP_WORDS[groupOf(kind)].label} · <RelativeTime at={at} now={now} />
          </p>
          {isUnread && (
            <OneButtonForm
              submit={markRead}
              fields={{ id }}
              label={
                <span>
                  Mark as read<span className="sr-only">: {title}</span>
                </span>
              }
              pendingLabel="Marking…"
              variant="secondary"
              size="sm"
            />
          )}
        </div>
      </div>
    </li>
  );
}
