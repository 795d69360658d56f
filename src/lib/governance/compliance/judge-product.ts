import { evaluate } from "../evaluate";
import type { Bundle, GrantedWaiver, Outcome } from "../evaluation";
import { type PublishedText, readPublished } from "../published-product";
import { toSubject } from "../published-subject";
import type { FoundRating } from "./badge-change";
import { criticalityOf } from "./criticality";
import { rate } from "./score";
import { outcomesHash, type StoredOutcome, toStored, verdictsOf } from "./stored-outcome";

/** By which policies products are judged, by domain, and as of when. */
export type Judging = { bundles: ReadonlyMap<string, Bundle>; at: Date };

/** A published product, and by what its outcomes are known as they are kept; null where nothing is kept of it. */
export type ToJudge = {
  text: PublishedText;
  waivers: readonly GrantedWaiver[];
  kept: { outcomesHash: string | null; verdicts: string } | null;
};

export type Judged = {
  rating: FoundRating;
  /** Null where they are as they are kept: night after night nearly all are, and would only be carried about. */
  outcomes: readonly StoredOutcome[] | null;
  /** Until when those that are as they are kept are valid from now on. */
  prolonged: readonly { policyKey: string; validUntil: string }[];
};

/** What the policies in force say of a published product, as it is kept. Plain data in and out: any thread may judge. */
export function judgeProduct({ bundles, at }: Judging, { text, waivers, kept }: ToJudge): Judged {
  const bundle = bundles.get(text.domainId);
  if (!bundle) throw new Error("The bundle of every domain is read before its products are evaluated.");
  const product = readPublished(text);
  const found = evaluate(toSubject(product, { asOf: at, waivers }), bundle).outcomes;
  const outcomes = found.map(toStored);
  const rating = ratingOf(found, {
    criticality: criticalityOf(product.currentVersion.descriptor),
    outcomesHash: outcomesHash(outcomes),
  });
  const isAsKept =
    kept !== null && kept.outcomesHash === rating.outcomesHash && kept.verdicts === verdictsOf(outcomes);
  if (!isAsKept) return { rating, outcomes, prolonged: [] };
  const prolonged = outcomes.flatMap(({ policyKey, validUntil }) =>
    validUntil ? [{ policyKey, validUntil }] : [],
  );
  return { rating, outcomes: null, prolonged };
}

function ratingOf(
  found: readonly Outcome[],
  known: Pick<FoundRating, "criticality" | "outcomesHash">,
): FoundRating {
  const { badge, score, open, waived, grace, dueAt } = rate(found);
  return {
    ...known,
    badge,
    score,
    open: open.length,
    waived: waived.length,
    grace: grace.length,
    dueAt: dueAt === null ? null : new Date(dueAt),
  };
}
