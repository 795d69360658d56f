import Link from "next/link";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import type { VersionSummary } from "@/lib/registry/product";

type VersionListProps = { versions: readonly VersionSummary[]; shown: string; href: string; now: Date };

/** Every version, newest first; one click shows what it changed. */
export function VersionList({ versions, shown, href, now }: VersionListProps) {
  return (
    <Panel>
      <ol aria-label="Versions" className="divide-y">
        {versions.map(({ changeNote, id, publishedAt, publishedBy, version }) => (
          <li key={id}>
            <Link
              href={`${href}?to=${encodeURIComponent(version)}`}
              scroll={false}
              aria-current={version === shown ? "true" : undefined}
              className="flex flex-col gap-0.5 px-4 py-3 hover:bg-sunken/60 aria-[current=true]:bg-accent-wash"
            >
              <span className="flex items-baseline justify-between gap-3">
                <span className="font-medium">{version}</span>
                <span className="text-muted text-sm">
                  <RelativeTime at={publishedAt} now={now} />
                  {publishedBy && `, ${publishedBy.name}`}
                </span>
              </span>
              {changeNote && <span className="text-muted text-sm">{changeNote}</span>}
            </Link>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
