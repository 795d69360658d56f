import { csvLine } from "@/lib/platform/csv-line";
import { criticalityWeight } from "./criticality";
import type { ProductStanding } from "./overview";
import { wholeScore } from "./score";

const COLUMNS = [
  "domain",
  "product",
  "title",
  "badge",
  "score",
  "criticality",
  "weight",
  "since",
  "refused by",
  "not met",
  "waived",
  "in grace",
  "due",
] as const;

export const STANDINGS_CSV_HEAD = csvLine(COLUMNS);

/** One product as a line for a spreadsheet. */
export function standingCsvLine({
  ref,
  title,
  badge,
  score,
  criticality,
  since,
  open,
  ...standing
}: ProductStanding): string {
  const keys = (policies: ProductStanding["open"]) => policies.map(({ key }) => key).join(" ");
  return csvLine([
    ref.domain,
    ref.name,
    title,
    badge,
    score === null ? null : wholeScore(score),
    criticality,
    criticalityWeight(criticality),
    since.toISOString(),
    keys(open.filter(({ blocking }) => blocking)),
    keys(open),
    standing.waived,
    standing.grace,
    standing.dueAt?.toISOString() ?? null,
  ]);
}

/** One product for programs. */
export function standingJson({ id: _id, domain: _domain, ...standing }: ProductStanding): object {
  return { ...standing, weight: criticalityWeight(standing.criticality) };
}
