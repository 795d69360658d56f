import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { layerLabel } from "@/lib/governance/layer";
import { CATEGORY_LABELS, policyHref } from "@/lib/governance/model";
import type { PolicySummary } from "@/lib/governance/policy";
import { LEVEL_WORDS, STATUS_TONES, STATUS_WORDS } from "./policy-words";

type PolicyRowProps = { policy: PolicySummary; sentence: string | undefined };

/** One policy of the register: what it is called, what it requires, and what it does. */
export function PolicyRow({ policy, sentence }: PolicyRowProps) {
  const { key, title, category, level, status, layer, version, newestVersion, lapsesAt } = policy;

  return (
    <li className="group relative grid gap-x-4 gap-y-1 px-3 py-3.5 hover:bg-sunken/60 sm:px-4 md:grid-cols-[6.5rem_minmax(0,1fr)_auto]">
      <span className="pt-0.5 font-mono text-muted text-sm [overflow-wrap:anywhere]">{key}</span>
      <div className="flex min-w-0 flex-col gap-1">
        <h2 className="text-lg [overflow-wrap:anywhere]">
          <Link
            href={policyHref(key)}
            className="after:absolute after:inset-0 focus-visible:outline-offset-4 group-hover:text-accent-ink"
          >
            {title}
          </Link>
        </h2>
        {sentence && <p className="max-w-[80ch] text-ink/90 [overflow-wrap:anywhere]">{sentence}</p>}
        <p className="flex flex-wrap gap-x-1.5 text-muted text-sm">
          <span>{CATEGORY_LABELS[category]}</span>
          <span aria-hidden>·</span>
          <span>{layerLabel(layer)}</span>
          <span aria-hidden>·</span>
          <span>
            version {version}
            {newestVersion > version && `, version ${newestVersion} waits to be activated`}
          </span>
          {lapsesAt && (
            <>
              <span aria-hidden>·</span>
              <span className="text-attention-ink">
                emergency measure, lapses on {lapsesAt.toISOString().slice(0, 10)} unless it is ratified
              </span>
            </>
          )}
        </p>
      </div>
      <p className="flex items-start gap-1.5 md:w-40 md:justify-end">
        <Badge>{LEVEL_WORDS[level].label}</Badge>
        <Badge tone={STATUS_TONES[status]}>{STATUS_WORDS[status].label}</Badge>
      </p>
    </li>
  );
}
