import { Badge, type Tone } from "@/components/ui/badge";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section, SectionSummary, SectionTitle } from "@/components/ui/section";
import type { Announcement } from "@/lib/collaboration/discussion";
import type { FormAction } from "@/lib/platform/action-state";
import { AnnouncementForm } from "./announcement-form";
import { WithdrawForm } from "./withdraw-form";

const STATES = {
  coming: { label: "Begins", tone: "accent" },
  current: { label: "Shown", tone: "pass" },
  over: { label: "Over", tone: "neutral" },
  withdrawn: { label: "Withdrawn", tone: "neutral" },
} as const satisfies Record<Announcement["state"], { label: string; tone: Tone }>;

type AnnouncementAdminProps = {
  about: { domain: string; name: string };
  announcements: readonly Announcement[];
  announce: FormAction<void>;
  withdraw: FormAction<void>;
  now: Date;
};

/** What was announced about a product or domain, and the form for the next one. */
export function AnnouncementAdmin({ about, announcements, announce, withdraw, now }: AnnouncementAdminProps) {
  return (
    <>
      <Section aria-labelledby="announce">
        <SectionTitle id="announce">Announce something</SectionTitle>
        <SectionSummary>
          Everybody who sees {about.name === "" ? "the domain" : "the product"} reads it there. Who follows
          it, or has access, is told when it begins and finds it on the first page.
        </SectionSummary>
        <AnnouncementForm about={about} submit={announce} />
      </Section>
      <Section aria-labelledby="announced">
        <SectionTitle id="announced">Announced so far</SectionTitle>
        {announcements.length === 0 ? (
          <EmptyState>
            <EmptyStateTitle>Nothing yet</EmptyStateTitle>
            <EmptyStateBody>
              Maintenance, a change that is coming, a new use: say it here first.
            </EmptyStateBody>
          </EmptyState>
        ) : (
          <ul className="divide-y rounded-lg border bg-surface">
            {announcements.map(({ id, title, isImportant, startsAt, by, state }) => (
              <li key={id} className="flex flex-col gap-1.5 px-4 py-3">
                <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
                  <span className="font-medium [overflow-wrap:anywhere]">{title}</span>
                  <Badge tone={STATES[state].tone}>{STATES[state].label}</Badge>
                  {isImportant && <Badge tone="attention">Important</Badge>}
                  <span className="text-muted text-sm">
                    <RelativeTime at={startsAt} now={now} />
                    {by && `, ${by.name}`}
                  </span>
                </p>
                {(state === "coming" || state === "current") && (
                  <WithdrawForm
                    id={id}
                    about={`“${title}”`}
                    consequence="It is shown nowhere any more, and leaves the notifications of those who were told."
                    submit={withdraw}
                  />
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
