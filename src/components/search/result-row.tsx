import Link from "next/link";
import { TrustSeal } from "@/components/quality/trust-seal";
import { Badge } from "@/components/ui/badge";
import { DomainMark } from "@/components/ui/domain-mark";
import { HighlightedText, type TextSegment } from "@/components/ui/highlighted-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { facetLabel } from "@/lib/discovery/facet-labels";
import { TRUST_STATES } from "@/lib/quality/trust";
import { WhyResult } from "./why-result";

export type ResultHit = {
  id: string;
  card: {
    domainPath: string;
    domainLabel: string;
    name: string;
    title: string;
    summary: string;
    status: string;
    ownerLabel: string;
    portTypes: readonly string[];
    classification: string | null;
    personalData: string | null;
    trust: string;
    updatedAt: number;
  };
  segments: { title?: readonly TextSegment[] };
  matchedValues: {
    columns?: readonly (readonly TextSegment[])[];
    tags?: readonly (readonly TextSegment[])[];
  };
};

const MATCHES_SHOWN = 4;

type ResultRowProps = {
  hit: ResultHit;
  hue: number;
  /** Why it is among the results; empty where no words were asked for. */
  why: readonly string[];
  now: Date;
  /** What one can do with it beside opening it. */
  action?: React.ReactNode;
};

/** One data product among results: what it is, whose it is, and where the words were found inside it. */
export function ResultRow({ hit, hue, why, now, action }: ResultRowProps) {
  const { card, segments } = hit;
  const trust = TRUST_STATES.find((state) => state === card.trust);
  const href = `/products/${card.domainPath}/${card.name}`;

  return (
    <article
      data-slot="result-row"
      className="group relative flex gap-3 px-3 py-3.5 hover:bg-sunken/60 sm:px-4"
    >
      <DomainMark name={card.domainLabel} hue={hue} size="md" className="mt-1" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <h2 className="min-w-0 text-lg [overflow-wrap:anywhere]">
            <Link
              href={href}
              className="after:absolute after:inset-0 focus-visible:outline-offset-4 group-hover:text-accent-ink"
            >
              <HighlightedText segments={segments.title ?? [{ text: card.title, hit: false }]} />
            </Link>
          </h2>
          {trust && <TrustSeal state={trust} />}
          {card.status === "deprecated" && <Badge tone="attention">Deprecated</Badge>}
          {card.personalData !== null && card.personalData !== "none" && (
            <Badge>{facetLabel("personal", card.personalData)}</Badge>
          )}
        </div>
        {card.summary && <p className="line-clamp-2 max-w-[80ch] text-ink/90">{card.summary}</p>}
        <p className="flex flex-wrap gap-x-1.5 text-muted text-sm">
          <span>{card.domainLabel}</span>
          {card.ownerLabel && (
            <>
              <span aria-hidden>·</span>
              <span>{card.ownerLabel}</span>
            </>
          )}
          {card.portTypes.length > 0 && (
            <>
              <span aria-hidden>·</span>
              <span>{card.portTypes.map((type) => facetLabel("port", type)).join(", ")}</span>
            </>
          )}
          <span aria-hidden>·</span>
          <span>
            updated <RelativeTime at={new Date(card.updatedAt)} now={now} />
          </span>
        </p>
        <Matches hit={hit} />
        {why.length > 0 && <WhyResult lines={why} />}
      </div>
      {action && <div className="relative -my-1 self-start max-sm:-mr-1">{action}</div>}
    </article>
  );
}

/** Columns and tags in which a word was found; a product without any shows nothing here. */
function Matches({ hit: { matchedValues } }: { hit: ResultHit }) {
  const columns = distinct(matchedValues.columns ?? []);
  const tags = distinct(matchedValues.tags ?? []);
  if (columns.length + tags.length === 0) return null;

  return (
    <ul aria-label="Found in" className="flex flex-wrap gap-x-3 gap-y-1 text-sm">
      {columns.slice(0, MATCHES_SHOWN).map((segments) => (
        <li key={`column-${textOf(segments)}`} className="text-muted">
          column{" "}
          <code className="font-mono text-ink">
            <HighlightedText segments={segments} />
          </code>
        </li>
      ))}
      {columns.length > MATCHES_SHOWN && (
        <li className="text-muted">and {columns.length - MATCHES_SHOWN} more columns</li>
      )}
      {tags.slice(0, MATCHES_SHOWN).map((segments) => (
        <li key={`tag-${textOf(segments)}`} className="text-muted">
          tag{" "}
          <span className="text-ink">
            <HighlightedText segments={segments} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Several ports may have a column of the same name; it is named once. */
function distinct(values: readonly (readonly TextSegment[])[]): (readonly TextSegment[])[] {
  return [...new Map(values.map((segments) => [textOf(segments), segments])).values()];
}

function textOf(segments: readonly TextSegment[]): string {
  return segments.map(({ text }) => text).join("");
}
