import { RelativeTime } from "@/components/ui/relative-time";
import { Section, SectionTitle } from "@/components/ui/section";
import { ToneIcon } from "@/components/ui/tone-icon";
import type { HistoryEntry } from "@/lib/governance/compliance/history";
import { CAUSE_WORDS, END_TONES, END_WORDS } from "./badge-words";

type OutcomeHistoryListProps = { entries: readonly HistoryEntry[]; now: Date };

/** What changed about a product's compliance, newest first. */
export function OutcomeHistoryList({ entries, now }: OutcomeHistoryListProps) {
  return (
    <Section aria-labelledby="compliance-history">
      <SectionTitle id="compliance-history">What changed, and since when</SectionTitle>
      {entries.length === 0 ? (
        <p className="text-muted">
          Nothing yet: what policies say of it has been the same from the beginning.
        </p>
      ) : (
        <ol className="divide-y rounded-lg border bg-surface">
          {entries.map(({ id, key, title, from, to, cause, at }) => (
            <li key={id} className="grid grid-cols-[auto_1fr] gap-x-3 px-4 py-2.5">
              <ToneIcon tone={END_TONES[to]} className="mt-0.5" />
              <div className="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-0.5">
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  {title} <span className="inline-block font-mono text-muted text-sm">{key}</span>
                </span>
                <span>
                  <span className="text-muted">{END_WORDS[from]}</span> <span aria-hidden>→</span>
                  <span className="sr-only"> to </span> {END_WORDS[to]}
                </span>
                <span className="text-muted text-sm">
                  <RelativeTime at={at} now={now} />, by {CAUSE_WORDS[cause]}
                </span>
              </div>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
