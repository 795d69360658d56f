import { FilePen } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Outcome } from "@/lib/governance/evaluation";
import { productHref } from "@/lib/registry/model";
import type { DraftSummary } from "@/lib/registry/product";

type DraftRowProps = { draft: DraftSummary; outcomes: readonly Outcome[]; now: Date };

/** A draft with what stands between it and its publication. */
export function DraftRow({ draft, outcomes, now }: DraftRowProps) {
  const { domainName, lifecycle, ref, title, updatedAt, updatedBy } = draft;
  const isNew = lifecycle === "draft" || lifecycle === "proposed";

  return (
    <article className="group relative flex items-start gap-3 px-4 py-3 hover:bg-sunken/60">
      <FilePen aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <h2 className="text-base [overflow-wrap:anywhere]">
          <Link
            href={`${productHref(ref)}/edit`}
            className="after:absolute after:inset-0 group-hover:text-accent-ink"
          >
            {title}
          </Link>
        </h2>
        <p className="flex flex-wrap gap-x-1.5 text-muted text-sm">
          <span>{domainName}</span>
          <span aria-hidden>·</span>
          <span>{isNew ? "never published" : "unpublished changes"}</span>
          <span aria-hidden>·</span>
          <span>
            saved <RelativeTime at={updatedAt} now={now} />
            {updatedBy && ` by ${updatedBy.name}`}
          </span>
        </p>
      </div>
      <DraftState outcomes={outcomes} />
    </article>
  );
}

function DraftState({ outcomes }: Pick<DraftRowProps, "outcomes">) {
  const blocking = outcomes
    .filter((outcome) => outcome.blocking)
    .reduce((sum, { findings }) => sum + Math.max(1, findings.length), 0);
  const warnings = outcomes.filter(
    ({ blocking: isBlocking, policy, status }) => !isBlocking && policy.level === "warn" && status === "fail",
  );
  if (blocking > 0) return <Badge tone="fail">{blocking} to mend</Badge>;
  if (warnings.length > 0) return <Badge tone="attention">Ready, with warnings</Badge>;
  return <Badge tone="pass">Ready to publish</Badge>;
}
