import { z } from "zod";
import type { NumberField } from "./search-fields";

export const SCORE_BOUNDS = { min: 0, max: 100 } as const;
export const DAYS_BOUNDS = { min: 1, max: 3_650 } as const;

/** How far back "updated" reaches, for one click each. */
export const UPDATED_DAYS = [7, 30, 90, 365] as const;

const NUMBER = /^[+-]?\d{1,20}(\.\d{1,20})?$/;

/** As an address has it: what is no number bounds nothing, and what is out of reach becomes the nearest within. */
function bound({ min, max }: { min: number; max: number }) {
  return z
    .union([z.string(), z.array(z.string()).transform((all) => all[0] ?? "")])
    .transform((text) => text.trim())
    .pipe(z.string().regex(NUMBER))
    .transform((text) => Math.min(Math.max(Math.round(Number(text)), min), max))
    .nullable()
    .catch(null);
}

/** What a search is narrowed by beside its facets, under the names it has in the address. */
export const RangeParams = z.object({
  minScore: bound(SCORE_BOUNDS).default(null),
  maxScore: bound(SCORE_BOUNDS).default(null),
  /** In the last so many days. */
  updated: bound(DAYS_BOUNDS).default(null),
});
export type RangeParams = z.infer<typeof RangeParams>;

export const RANGE_PARAMS = RangeParams.keyof().options;
export const NO_RANGES: RangeParams = { minScore: null, maxScore: null, updated: null };

/** Whoever writes the greater one first means the same range. */
export function inOrder<P extends RangeParams>(params: P): P {
  const { minScore, maxScore } = params;
  if (minScore === null || maxScore === null || minScore <= maxScore) return params;
  return { ...params, minScore: maxScore, maxScore: minScore };
}

export type ActiveRange = {
  label: string;
  /** What may be, as it reads after the label. */
  words: string;
  /** What gives it up. */
  without: Partial<RangeParams>;
};

/** The ranges that narrow a search, in words. */
export function activeRanges({ minScore, maxScore, updated }: RangeParams): ActiveRange[] {
  const score = { label: "Compliance score", without: { minScore: null, maxScore: null } };
  const days = updated === 1 ? "day" : `${updated} days`;
  return [
    ...(minScore === null && maxScore === null ? [] : [{ ...score, words: spanWords(minScore, maxScore) }]),
    ...(updated === null
      ? []
      : [{ label: "Updated", words: `in the last ${days}`, without: { updated: null } }]),
  ];
}

function spanWords(min: number | null, max: number | null): string {
  if (min === null) return `at most ${max}`;
  if (max === null) return `at least ${min}`;
  return min === max ? `exactly ${min}` : `${min} to ${max}`;
}

const HOUR_MS = 3_600_000;

/** As an engine is asked. The hour that has begun counts whole, so that one search stays one for a while. */
export function toRanges(
  { minScore, maxScore, updated }: RangeParams,
  at: Date,
): Partial<Record<NumberField, { min?: number; max?: number }>> {
  const hour = Math.floor(at.getTime() / HOUR_MS) * HOUR_MS;
  const hasScore = minScore !== null || maxScore !== null;
  return {
    ...(hasScore && {
      score: { ...(minScore !== null && { min: minScore }), ...(maxScore !== null && { max: maxScore }) },
    }),
    ...(updated !== null && { updatedAt: { min: hour - updated * 24 * HOUR_MS } }),
  };
}
