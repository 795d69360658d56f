import { FilePen } from "lucide-react";
import Link from "next/link";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section, SectionHeader, SectionTitle } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { productHref } from "@/lib/registry/model";
import type { DraftSummary } from "@/lib/registry/product";

type NeedsYouProps = { drafts: readonly DraftSummary[]; total: number; now: Date };

/** What waits for this person; the page leaves it out when nothing does. */
export function NeedsYou({ drafts, total, now }: NeedsYouProps) {
  return (
    <Section aria-labelledby="needs-you">
      <SectionHeader>
        <SectionTitle id="needs-you">Needs you</SectionTitle>
        {total > drafts.length && <TextLink href="/drafts">All {total} drafts</TextLink>}
      </SectionHeader>
      <Panel className="divide-y">
        {drafts.map(({ domainName, id, ref, title, updatedAt, updatedBy }) => (
          <Link
            key={id}
            href={`${productHref(ref)}/edit`}
            className="flex items-center gap-3 px-4 py-2.5 hover:bg-sunken/60"
          >
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
