import "server-only";
import { db, type Tx } from "@/lib/platform/db";
import { type NewEvent, recordEvents } from "@/lib/platform/events";
import { log } from "@/lib/platform/log";
import type { PublishedText } from "../published-product";
import { badgeChange, isSameRating, type KeptRating, toKept } from "./badge-change";
import { findByKey, type JudgedProduct } from "./judges";
import { readKeptOutcomes, readKeptRatings } from "./kept-state";
import { wholeScore } from "./score";
import { type Cause, type OutcomeChanges, outcomeChanges } from "./transitions";
import {
  prolongOutcomes,
  removeOutcomes,
  removeRatings,
  writeOutcomes,
  writeRatings,
  writeTransitions,
} from "./write-state";

/** Why each product is looked at again. */
export type Causes = ReadonlyMap<string, Cause>;

export type ChunkReport = {
  products: number;
  /** How many of them were not as they were kept. */
  changed: number;
  /** Those of which a verdict was another one than the kept. */
  drifted: readonly string[];
};

type Keeping = { causes: Causes; at: Date };

const COMPLIANCE_LOCK = 72707380;

/** Writes of a chunk what is not as it is kept, in one transaction; night after night that is nearly nothing. */
export async function keepChunk(
  products: readonly JudgedProduct[],
  { causes, at }: Keeping,
): Promise<ChunkReport> {
  const others = products.filter((product) => !isAsKept(product, at));
  const prolonged = products.flatMap(({ id: productId, judged }) =>
    (judged?.prolonged ?? []).map((outcome) => ({ ...outcome, productId })),
  );
  if (others.length + prolonged.length === 0) return { products: products.length, changed: 0, drifted: [] };
  const report = await db.$transaction(async (tx) => {
    // Should two processes ever work at once, the later one reads what the earlier one wrote.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${COMPLIANCE_LOCK})`;
    await findByKey(tx);
    await prolongOutcomes(tx, prolonged);
    return keep(tx, others, { causes, at });
  });
  return { ...report, products: products.length };
}

function isAsKept({ before, judged }: JudgedProduct, at: Date): boolean {
  if (!judged) return before === null;
  return judged.outcomes === null && isSameRating(before, toKept(judged.rating, before, at));
}

type ProductChanges = JudgedProduct & OutcomeChanges;

async function keep(
  tx: Tx,
  products: readonly JudgedProduct[],
  { causes, at }: Keeping,
): Promise<Omit<ChunkReport, "products">> {
  if (products.length === 0) return { changed: 0, drifted: [] };
  const changes = await changesOf(tx, products, at);
  for (const change of changes) reportErrors(change.id, change);
  const ratings = changes.flatMap(({ id, text, before, judged }) => {
    if (!text || !judged) return [];
    const rating = toKept(judged.rating, before, at);
    return isSameRating(before, rating)
      ? []
      : [{ ...rating, productId: id, text, before, domainId: text.domainId }];
  });

  await writeOutcomes(tx, ofEach(changes, "writes"), at);
  await removeOutcomes(
    tx,
    changes.flatMap(({ id: productId, removals }) => removals.map((policyKey) => ({ productId, policyKey }))),
  );
  await writeTransitions(
    tx,
    ofEach(changes, "transitions").map((transition) => ({
      ...transition,
      cause: causes.get(transition.productId) ?? "check",
    })),
    at,
  );
  await writeRatings(
    tx,
    ratings.map(({ text: _text, before: _before, ...rating }) => rating),
  );
  await removeRatings(
    tx,
    changes.filter(({ before, judged }) => before && !judged).map(({ id }) => id),
  );
  await recordEvents(tx, ratings.flatMap(eventOf));
  return {
    changed: changes.filter(({ writes, removals }) => writes.length > 0 || removals.length > 0).length,
    drifted: changes.filter(({ drift }) => drift.length > 0).map(({ id }) => id),
  };
}

/** Compared with what is kept now: it was somewhat earlier that the products were judged. */
async function changesOf(tx: Tx, products: readonly JudgedProduct[], at: Date): Promise<ProductChanges[]> {
  const ratings = await readKeptRatings(
    tx,
    products.map(({ id }) => id),
  );
  const others = products.filter(({ judged }) => judged?.outcomes !== null);
  const kept = await readKeptOutcomes(
    tx,
    others.map(({ id }) => id),
  );
  return products.map((product) => {
    const { id, judged } = product;
    const changes =
      judged?.outcomes === null ? UNCHANGED : outcomeChanges(kept.get(id) ?? [], judged?.outcomes ?? [], at);
    return { ...product, before: ratings.get(id) ?? null, ...changes };
  });
}

const UNCHANGED: OutcomeChanges = { writes: [], removals: [], transitions: [], drift: [] };

/** What is told of a product whose rating is another one than it was. */
function eventOf({
  text,
  before,
  badge,
  score,
}: KeptRating & Pick<JudgedProduct, "before"> & { text: PublishedText }): NewEvent[] {
  const { id: subjectId, domainId, title, name, slug } = text;
  const change = badgeChange(before?.badge ?? null, badge);
  if (change) {
    const payload = { ...change, domainId, title, domain: slug, name };
    return [{ type: "product.compliance-changed", subjectId, actorId: null, payload }];
  }
  // Nobody is told of it; whatever shows or sorts by the score follows.
  const isShown = before?.badge !== badge || scoreShown(before.score) !== scoreShown(score);
  return isShown ? [{ type: "product.rated", subjectId, actorId: null }] : [];
}

function scoreShown(score: number | null): number | null {
  return score === null ? null : wholeScore(score);
}

/** Said when it begins, not every night again. */
function reportErrors(productId: string, { transitions, writes }: OutcomeChanges): void {
  for (const { policyKey, to } of transitions) {
    if (to !== "error") continue;
    const error = writes.find((outcome) => outcome.policyKey === policyKey)?.error;
    log.error({ productId, policy: policyKey, error }, "policy not evaluated");
  }
}

function ofEach<K extends "writes" | "transitions">(
  changes: readonly (OutcomeChanges & { id: string })[],
  fact: K,
): (OutcomeChanges[K][number] & { productId: string })[] {
  return changes.flatMap((change) => change[fact].map((one) => ({ ...one, productId: change.id })));
}
