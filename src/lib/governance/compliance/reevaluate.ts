import "server-only";
import { setImmediate } from "node:timers/promises";
import { db, type Tx } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import { log } from "@/lib/platform/log";
import { readBundle } from "../bundle";
import { evaluate } from "../evaluate";
import type { Bundle, GrantedWaiver, Outcome } from "../evaluation";
import { readWaiversOf } from "../granted-waivers";
import { toSubject } from "../published-subject";
import { badgeChange, isSameRating, type KeptRating, toKept } from "./badge-change";
import { criticalityOf } from "./criticality";
import { readKeptOutcomes, readKeptRatings, readKeptVerdicts } from "./kept-state";
import { type PublishedProduct, readPublishedChunk, toChunks } from "./published-chunk";
import { rate, wholeScore } from "./score";
import { outcomesHash, type StoredOutcome, toStored, verdictsOf } from "./stored-outcome";
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

/**
 * Evaluates the published version of each product by the policies in force at `at` and keeps what came out, chunk by
 * chunk, each in a transaction of its own: what was killed half-way is finished by doing it again, and doing it twice
 * changes nothing. Reports after each chunk, so that whoever asked may stop.
 */
export async function* reevaluate(causes: Causes, at: Date): AsyncGenerator<ChunkReport> {
  const bundles = new Map<string, Bundle>();
  for (const ids of await toChunks(db, [...causes.keys()])) {
    yield await db.$transaction((tx) => reevaluateChunk(tx, ids, { causes, at, bundles }));
  }
}

const COMPLIANCE_LOCK = 72707380;

type Run = { causes: Causes; at: Date; bundles: Map<string, Bundle> };

type FreshProduct = {
  id: string;
  product: PublishedProduct | undefined;
  outcomes: readonly StoredOutcome[];
  before: KeptRating | null;
  rating: KeptRating | null;
};

type ProductChanges = FreshProduct & OutcomeChanges;

const UNCHANGED: OutcomeChanges = { writes: [], removals: [], transitions: [], drift: [] };

async function reevaluateChunk(tx: Tx, ids: readonly string[], run: Run): Promise<ChunkReport> {
  // Should two processes ever work at once, the later one reads what the earlier one wrote.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${COMPLIANCE_LOCK})`;
  const products = new Map((await readPublishedChunk(tx, ids)).map((product) => [product.id, product]));
  await readBundles(tx, run.bundles, [...products.values()]);
  const waivers = await readWaiversOf(tx, ids);
  const keptRatings = await readKeptRatings(tx, ids);

  const fresh: FreshProduct[] = [];
  for (const id of ids) {
    // Thousands of products in a row must not keep this process from answering people in between.
    await setImmediate();
    const product = products.get(id);
    const found = product ? outcomesOf(product, waivers.get(id) ?? [], run) : [];
    const outcomes = found.map(toStored);
    const before = keptRatings.get(id) ?? null;
    const rating = product ? toKept(foundOf(product, found, outcomes), before, run.at) : null;
    fresh.push({ id, product, outcomes, before, rating });
  }
  // Night after night nearly every product is as it was, and its fifty rows are best left unread.
  const verdicts = await readKeptVerdicts(tx, ids);
  const [same, other] = partition(
    fresh,
    ({ id, outcomes, before, rating }) =>
      before !== null &&
      before.outcomesHash === rating?.outcomesHash &&
      verdicts.get(id) === verdictsOf(outcomes),
  );
  const keptOutcomes = await readKeptOutcomes(
    tx,
    other.map(({ id }) => id),
  );
  const changes = [
    ...same.map((one): ProductChanges => ({ ...one, ...UNCHANGED })),
    ...other.map(
      (one): ProductChanges => ({
        ...one,
        ...outcomeChanges(keptOutcomes.get(one.id) ?? [], one.outcomes, run.at),
      }),
    ),
  ];
  for (const change of changes) reportErrors(change.id, change);
  const ratings = changes.flatMap(({ id, product, before, rating }) =>
    product && rating && !isSameRating(before, rating)
      ? [{ ...rating, productId: id, product, before, domainId: product.domainId }]
      : [],
  );

  await writeOutcomes(tx, ofEach(changes, "writes"), run.at);
  await prolongOutcomes(
    tx,
    same.flatMap(({ id: productId, outcomes }) =>
      outcomes.flatMap(({ policyKey, validUntil }) =>
        validUntil ? [{ productId, policyKey, validUntil }] : [],
      ),
    ),
  );
  await removeOutcomes(
    tx,
    changes.flatMap(({ id: productId, removals }) => removals.map((policyKey) => ({ productId, policyKey }))),
  );
  await writeTransitions(
    tx,
    ofEach(changes, "transitions").map((transition) => ({
      ...transition,
      cause: run.causes.get(transition.productId) ?? "check",
    })),
    run.at,
  );
  await writeRatings(
    tx,
    ratings.map(({ product: _product, before: _before, ...rating }) => rating),
  );
  await removeRatings(
    tx,
    changes.filter(({ before, rating }) => before && !rating).map(({ id }) => id),
  );
  for (const { product, before, badge, score } of ratings) {
    const change = badgeChange(before?.badge ?? null, badge);
    const { id: subjectId, domainId, title, name, domain } = product;
    if (!change) {
      // Nobody is told of it; whatever shows or sorts by the score follows.
      if (before?.badge !== badge || scoreShown(before.score) !== scoreShown(score))
        await recordEvent(tx, { type: "product.rated", subjectId, actorId: null });
      continue;
    }
    const payload = { ...change, domainId, title, domain: domain.slug, name };
    await recordEvent(tx, { type: "product.compliance-changed", subjectId, actorId: null, payload });
  }
  return {
    products: ids.length,
    changed: changes.filter(({ writes, removals }) => writes.length > 0 || removals.length > 0).length,
    drifted: changes.filter(({ drift }) => drift.length > 0).map(({ id }) => id),
  };
}

/** Once a run: a policy that comes into force meanwhile has an event, and that is a run of its own. */
async function readBundles(
  tx: Tx,
  bundles: Map<string, Bundle>,
  products: readonly PublishedProduct[],
): Promise<void> {
  for (const { domainId } of products) {
    if (!bundles.has(domainId)) bundles.set(domainId, await readBundle(tx, domainId));
  }
}

function outcomesOf(product: PublishedProduct, waivers: GrantedWaiver[], { at, bundles }: Run): Outcome[] {
  const bundle = bundles.get(product.domainId);
  if (!bundle) throw new Error("The bundle of every domain is read before its products are evaluated.");
  return evaluate(toSubject(product, { asOf: at, waivers }), bundle).outcomes;
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

function foundOf(
  { currentVersion }: PublishedProduct,
  found: readonly Outcome[],
  outcomes: readonly StoredOutcome[],
) {
  return {
    rating: rate(found),
    criticality: criticalityOf(currentVersion.descriptor),
    outcomesHash: outcomesHash(outcomes),
  };
}

function ofEach<K extends "writes" | "transitions">(
  changes: readonly (OutcomeChanges & { id: string })[],
  fact: K,
): (OutcomeChanges[K][number] & { productId: string })[] {
  return changes.flatMap((change) => change[fact].map((one) => ({ ...one, productId: change.id })));
}

function partition<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
