import { FilePen, Inbox, KeyRound } from "lucide-react";
import Link from "next/link";
import { counted } from "@/components/ui/counted";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section, SectionHeader, SectionTitle } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { INBOX, MY_ACCESS } from "@/lib/access/model";
import { productHref } from "@/lib/registry/model";
import type { DraftSummary } from "@/lib/registry/product";

type NeedsYouProps = {
  drafts: readonly DraftSummary[];
  total: number;
  /** How many access decisions wait for the reader, and how much access to be confirmed. */
  inbox: number;
  toConfirm: number;
  now: Date;
};

const ROW = "flex items-center gap-3 px-4 py-2.5 hover:bg-sunken/60";

/** What waits for this person; the page leaves it out when nothing does. */
export function NeedsYou({ drafts, total, inbox, toConfirm, now }: NeedsYouProps) {
  return (
    <Section aria-labelledby="needs-you">
      <SectionHeader>
        <SectionTitle id="needs-you">Needs you</SectionTitle>
        {total > drafts.length && <TextLink href="/drafts">All {total} drafts</TextLink>}
      </SectionHeader>
      <Panel className="divide-y">
        {inbox > 0 && (
          <Link href={INBOX} className={ROW}>
            <Inbox aria-hidden className="size-4 shrink-0 text-muted" />
            <span className="font-medium">
              {inbox > 99
                ? "More than 99 access requests wait"
                : counted(inbox, "access request waits", "access requests wait")}{" "}
              for your decision
            </span>
          </Link>
        )}
        {toConfirm > 0 && (
          <Link href={MY_ACCESS} className={ROW}>
            <KeyRound aria-hidden className="size-4 shrink-0 text-muted" />
            <span className="font-medium">
              {counted(toConfirm, "access of yours has", "accesses of yours have")} to be confirmed, as the
              data has changed
            </span>
          </Link>
        )}
        {drafts.map(({ domainName, id, ref, title, updatedAt, updatedBy }) => (
          <Link key={id} href={`${productHref(ref)}/edit`} className={ROW}>
            <FilePen aria-hidden className="size-4 shrink-0 text-muted" />
            <span className="min-w-0 flex-1 truncate">
              <span className="font-medium">{title}</span>
              <span className="text-muted"> · {domainName}</span>
            </span>
            <span className="shrink-0 text-muted text-sm">
              unpublished changes, saved <RelativeTime at={updatedAt} now={now} />
              {updatedBy && <span className="max-sm:hidden"> by {updatedBy.name}</span>}
            </span>
          </Link>
        ))}
      </Panel>
    </Section>
  );
}
