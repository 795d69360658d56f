/** What a product has in common with the one a person looks at. */
export type Likeness = {
  productId: string;
  tags: readonly string[];
  columns: readonly string[];
  /** The part of the words of the title that was found in it, from 0 to 1. */
  titleShare: number;
};

/** In how many products people can see each tag and column is. */
export type Commonness = {
  tags: ReadonlyMap<string, number>;
  columns: ReadonlyMap<string, number>;
};

const TAG_WEIGHT = 2;
const TITLE_WEIGHT = 1.5;
/** A title that shares less than this shares chance words. */
const TITLE_SHARE_MIN = 0.5;
/** About what one tag is worth that many have, or two columns: less is no likeness one would want to be shown. */
const SCORE_MIN = 0.6;

/** The products most like it, best first. What few products have in common says more than what all of them have. */
export function rankSimilar(likenesses: readonly Likeness[], common: Commonness, limit: number): Likeness[] {
  return likenesses
    .map((likeness) => ({ likeness, score: scoreOf(likeness, common) }))
    .filter(({ score }) => score >= SCORE_MIN)
    .toSorted((a, b) => b.score - a.score || (a.likeness.productId < b.likeness.productId ? -1 : 1))
    .slice(0, limit)
    .map(({ likeness }) => likeness);
}

export function isTitleAlike({ titleShare }: Pick<Likeness, "titleShare">): boolean {
  return titleShare >= TITLE_SHARE_MIN;
}

function scoreOf(likeness: Likeness, common: Commonness): number {
  const tags = sumOf(likeness.tags, common.tags) * TAG_WEIGHT;
  const title = isTitleAlike(likeness) ? likeness.titleShare * TITLE_WEIGHT : 0;
  return tags + title + sumOf(likeness.columns, common.columns);
}

function sumOf(shared: readonly string[], common: ReadonlyMap<string, number>): number {
  return shared.reduce((sum, value) => sum + 1 / Math.log2(1 + Math.max(2, common.get(value) ?? 2)), 0);
}
