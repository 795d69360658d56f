import type { VersionProposal } from "@/lib/registry/semantic-version";

const LEVELS = {
  major: "A major version",
  minor: "A minor version",
  patch: "A patch",
  none: "No new version",
} as const satisfies Record<VersionProposal["level"], string>;

const WHY = {
  major: "because consumers have to change something:",
  minor: "because there is more than before:",
  patch: "because only the wording changed:",
  none: "",
} as const satisfies Record<VersionProposal["level"], string>;

const REASONS_SHOWN = 4;

type VersionReasonsProps = { proposal: VersionProposal; published: string | null };

/** Why this version is proposed, in the words of what changed. */
export function VersionReasons({ proposal, published }: VersionReasonsProps) {
  const { level, reasons } = proposal;
  if (published === null) {
    return (
      <p className="text-muted sm:pt-7">
        The first version. Later ones count from here: breaking changes raise the first number, additions the
        second, wording the third.
      </p>
    );
  }
  if (level === "none") return <p className="text-muted sm:pt-7">Nothing has changed since {published}.</p>;
  return (
    <div className="flex min-w-0 flex-col gap-1 text-muted sm:pt-1">
      <p>
        {LEVELS[level]} after {published}, {WHY[level]}
      </p>
      <ul className="flex list-disc flex-col gap-0.5 pl-4 text-sm">
        {reasons.slice(0, REASONS_SHOWN).map((reason) => (
          <li key={reason} className="[overflow-wrap:anywhere]">
            {reason}
          </li>
        ))}
        {reasons.length > REASONS_SHOWN && <li>and {reasons.length - REASONS_SHOWN} more</li>}
      </ul>
    </div>
  );
}
