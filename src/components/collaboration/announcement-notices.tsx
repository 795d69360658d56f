import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { Markdown } from "@/components/ui/markdown";
import { TextLink } from "@/components/ui/text-link";
import { calendarDay } from "@/components/ui/time-distance";
import type { Announcement } from "@/lib/collaboration/discussion";

type AnnouncementNoticesProps = {
  announcements: readonly Announcement[];
  /** Whether to say what each is about, where that is not the page itself. */
  isElsewhere: boolean;
};

const DAY_MS = 86_400_000;

/** What is announced today, above everything else. */
export function AnnouncementNotices({ announcements, isElsewhere }: AnnouncementNoticesProps) {
  return (
    <ul aria-label="Announcements" className="flex flex-col gap-3">
      {announcements.map(({ id, title, text, isImportant, about, by, startsAt, endsAt }) => (
        <li key={id}>
          <Callout tone={isImportant ? "attention" : "accent"}>
            <CalloutTitle>
              {isElsewhere && (
                <>
                  <TextLink href={hrefOf(about)}>{about.title}</TextLink>
                  {": "}
                </>
              )}
              {title}
            </CalloutTitle>
            {text && (
              <CalloutBody>
                <Markdown>{text}</Markdown>
              </CalloutBody>
            )}
            <p className="text-muted text-sm">
              {by && `${by.name}, `}
              {calendarDay(startsAt)}
              {endsAt && ` until ${calendarDay(new Date(endsAt.getTime() - DAY_MS))}`}
            </p>
          </Callout>
        </li>
      ))}
    </ul>
  );
}

export function hrefOf({ domain, name }: Announcement["about"]): string {
  return name === "" ? `/domains/${domain}` : `/products/${domain}/${name}`;
}
