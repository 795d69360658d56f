import type { BlastRadiusReport } from "../blast-radius/report";

type Figures = Pick<BlastRadiusReport, "effects">;

/** One figure as a voter saw it, and as it is now. */
export type MovedFigure = { effect: "newly-failing" | "newly-passing"; seen: number; now: number };
export type MovedFigures = readonly [MovedFigure, ...MovedFigure[]];

const SHARE = 0.1;

/** What moved by more than a tenth, and by a product at least, since somebody voted; null when nothing did. */
export function movedFigures(seen: Figures, now: Figures): MovedFigures | null {
  const figures = (["newly-failing", "newly-passing"] as const).map((effect) => ({
    effect,
    seen: seen.effects[effect],
    now: now.effects[effect],
  }));
  const [first, ...others] = figures.filter(hasMoved);
  return first ? [first, ...others] : null;
}

function hasMoved({ seen, now }: MovedFigure): boolean {
  return Math.abs(now - seen) > SHARE * seen;
}

/** "12 → 19 would newly fail" */
export function movedWords(figures: MovedFigures): string {
  return figures
    .map(
      ({ effect, seen, now }) =>
        `${seen} → ${now} would newly ${effect === "newly-failing" ? "fail" : "pass"}`,
    )
    .join(", ");
}
