import { Bell as BellIcon } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { NOTIFICATIONS } from "@/lib/notifications/model";

/** More than this is not counted on the bell. */
const SHOWN_MAX = 99;

/** The way to the notifications, with how many have not been read. */
export function Bell({ unread }: { unread: number }) {
  const count = unread > SHOWN_MAX ? `${SHOWN_MAX}+` : String(unread);

  return (
    <ButtonLink
      href={NOTIFICATIONS}
      variant="quiet"
      size="icon"
      className="relative"
      aria-label={unread === 0 ? "Notifications" : `Notifications, ${count} unread`}
    >
      <BellIcon aria-hidden />
      {unread > 0 && (
        <span
          aria-hidden
          className="absolute -top-0.5 -right-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 font-medium text-[10px] text-on-accent tabular-nums"
        >
          {count}
        </span>
      )}
    </ButtonLink>
  );
}
