import Link from "next/link";
import { DomainMark } from "@/components/ui/domain-mark";
import { type ProductStanding, REASONS_SHOWN } from "@/lib/governance/compliance/overview";
import { wholeScore } from "@/lib/governance/compliance/score";
import { acceptedWords, failedWords } from "./accepted-words";
import { ScoreBadge } from "./score-badge";
import { SinceDay } from "./since-day";

/** One product: how it stands, since when, and which policies it does not meet. */
export function ProductStandingRow({ standing }: { standing: ProductStanding }) {
  const { ref, title, domain, badge, score, since, open } = standing;
  const accepted = acceptedWords(standing);

  return (
    <li className="group relative grid gap-x-6 gap-y-1.5 px-3 py-3.5 hover:bg-sunken/60 sm:px-4 md:grid-cols-[minmax(0,1fr)_auto]">
      <div className="flex min-w-0 flex-col gap-1">
        <h3 className="text-lg [overflow-wrap:anywhere]">
          <Link
            href={`/products/${ref.domain}/${ref.name}/compliance`}
            className="after:absolute after:inset-0 focus-visible:outline-offset-4 group-hover:text-accent-ink"
          >
            {title}
          </Link>
        </h3>
        <p className="flex flex-wrap items-center gap-x-1.5 text-muted text-sm">
          <DomainMark name={domain.name} hue={domain.hue} />
          <span>{domain.name}</span>
          <span aria-hidden>·</span>
          <SinceDay at={since} />
          {accepted && (
            <>
              <span aria-hidden>·</span>
              <span>{accepted}</span>
            </>
          )}
        </p>
      </div>
      <p className="flex items-start gap-3 md:justify-end">
        <ScoreBadge badge={badge} />
        <span className="w-16 text-muted tabular-nums md:text-right">
          {score === null ? "no score" : `${wholeScore(score)} of 100`}
        </span>
      </p>
      {open.length > 0 && (
        <ul className="flex flex-col gap-0.5 md:col-span-2">
          {open.slice(0, REASONS_SHOWN).map((policy) => (
            <li key={policy.key} className="text-ink/90 [overflow-wrap:anywhere]">
              <span className="text-muted">{policy.blocking ? "Fails " : "Warned by "}</span>
              {policy.title} <span className="inline-block font-mono text-muted text-sm">{policy.key}</span>
              <span className="text-muted text-sm">
                {failedWords(policy) && `, ${failedWords(policy)}`}, <SinceDay at={policy.since} />
              </span>
            </li>
          ))}
          {open.length > REASONS_SHOWN && (
            <li className="text-muted text-sm">and {open.length - REASONS_SHOWN} more</li>
          )}
        </ul>
      )}
    </li>
  );
}
