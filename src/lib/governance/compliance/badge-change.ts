import type { Criticality } from "./criticality";
import type { Badge } from "./score";

/** What is kept of a product's rating. */
export type KeptRating = {
  badge: Badge;
  criticality: Criticality;
  score: number | null;
  open: number;
  waived: number;
  grace: number;
  dueAt: Date | null;
  since: Date;
  /** Of the outcomes it was made from; null where they were kept by an earlier release. */
  outcomesHash: string | null;
};

/** What was found of a product; since when its badge is what it is, only what was kept before can tell. */
export type FoundRating = Omit<KeptRating, "since">;

export function toKept(found: FoundRating, before: KeptRating | null, at: Date): KeptRating {
  return { ...found, since: before?.badge === found.badge ? before.since : at };
}

export function isSameRating(a: KeptRating | null, b: KeptRating): boolean {
  return (
    a !== null &&
    a.badge === b.badge &&
    a.criticality === b.criticality &&
    a.score === b.score &&
    a.open === b.open &&
    a.waived === b.waived &&
    a.grace === b.grace &&
    a.dueAt?.getTime() === b.dueAt?.getTime() &&
    a.outcomesHash === b.outcomesHash
  );
}

export type BadgeChange = { from: Badge; to: Badge };

/** The change worth telling; a product that is looked at for the first time is one that was not rated before. */
export function badgeChange(before: Badge | null, after: Badge): BadgeChange | null {
  if (before === after) return null;
  if (before === null && after !== "non-compliant") return null;
  return { from: before ?? "not-rated", to: after };
}
