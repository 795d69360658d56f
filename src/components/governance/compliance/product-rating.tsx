import { TextLink } from "@/components/ui/text-link";
import type { OutcomeHistory } from "@/lib/governance/compliance/history";
import { rate, wholeScore } from "@/lib/governance/compliance/score";
import type { Evaluation } from "@/lib/governance/evaluation";
import { acceptedWords } from "./accepted-words";
import { ScoreBadge } from "./score-badge";
import { SinceDay } from "./since-day";

type ProductRatingProps = {
  evaluation: Pick<Evaluation, "outcomes">;
  /** What is kept of the product; it may lag behind the evaluation for a moment. */
  standing: OutcomeHistory["standing"];
};

/** The score and the badge of one product, with what they come from. */
export function ProductRating({ evaluation, standing }: ProductRatingProps) {
  const { badge, score, reasons, open, coming, waived, grace, dueAt } = rate(evaluation.outcomes);
  const since = standing?.badge === badge ? standing.since : null;
  const accepted = acceptedWords({
    waived: waived.length,
    grace: grace.length,
    dueAt: dueAt === null ? null : new Date(dueAt),
  });

  return (
    <section
      aria-label="Score"
      className="flex flex-wrap items-start gap-x-6 gap-y-3 rounded-lg border bg-surface p-4"
    >
      <p className="flex items-baseline gap-1.5 tabular-nums">
        {score === null ? (
          <span className="text-muted">No score</span>
        ) : (
          <>
            <span className="font-semibold text-2xl">{wholeScore(score)}</span>
            <span className="text-muted">of 100</span>
          </>
        )}
      </p>
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1.5">
        <p className="flex flex-wrap items-center gap-2">
          <ScoreBadge badge={badge} />
          {since && (
            <span className="text-muted text-sm">
              <SinceDay at={since} />
            </span>
          )}
        </p>
        <p className="max-w-[72ch]">
          {reasons.length > 0 ? (
            <>
              {reasons.length === 1 ? "One policy refuses it: " : `${reasons.length} policies refuse it: `}
              {reasons.map(({ policy }, i) => (
                <span key={policy.key}>
                  {i > 0 && ", "}
                  <TextLink href="#to-mend">{policy.title}</TextLink>
                </span>
              ))}
              . No score makes it compliant until that is mended.
            </>
          ) : badge === "not-rated" ? (
            "No policy that binds has anything to say about it."
          ) : open.length === 0 ? (
            "It meets every policy it is held to."
          ) : (
            "Nothing refuses it; what it is warned of lowers the score."
          )}
        </p>
        {(accepted || coming.length > 0) && (
          <p className="max-w-[72ch] text-muted text-sm">
            {accepted && `Beside the score: ${accepted}. `}
            {coming.length > 0 &&
              `Announced and not met yet: ${coming.map(({ policy }) => policy.title).join(", ")}.`}
          </p>
        )}
      </div>
    </section>
  );
}
