import "server-only";
import { db, type Tx } from "@/lib/platform/db";
import { type NewEvent, recordEvents } from "@/lib/platform/events";
import { log } from "@/lib/platform/log";
import type { PublishedText } from "../published-product";
import { badgeChange, isSameRating, type KeptRating, toKept } from "./badge-change";
import type { Judged } from "./judge-product";
import { type Judges, openJudges } from "./judges";
import { readKeptOutcomes, readKeptRatings } from "./kept-state";
import { readPublishedTexts, toChunks } from "./published-chunk";
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

/**
 * Evaluates the published version of each product by the policies in force at `at` and keeps what came out, chunk by
 * chunk, each in a transaction of its own: what was killed half-way is finished by doing it again, and doing it twice
 * changes nothing. Reports after each chunk, so that whoever asked may stop.
 */
export async function* reevaluate(causes: Causes, at: Date): AsyncGenerator<ChunkReport> {
  const ids = [...causes.keys()];
  const judges = await openJudges(ids, at);
  try {
    for (const chunk of await toChunks(db, ids, CHUNK * judges.lanes)) {
      yield await db.$transaction((tx) => reevaluateChunk(tx, chunk, { causes, at, judges }));
    }
  } finally {
    judges.end();
  }
}

const COMPLIANCE_LOCK = 72707380;
/** The embedded database has one connection, and people wait for it as long as a chunk takes: so many for each lane. */
const CHUNK = 25;

type Run = { causes: Causes; at: Date; judges: Judges };

type FreshProduct = {
  id: string;
  text: PublishedText | undefined;
  before: KeptRating | null;
  judged: Judged | null;
};

type ProductChanges = FreshProduct & OutcomeChanges;

const UNCHANGED: OutcomeChanges = { writes: [], removals: [], transitions: [], drift: [] };

async function reevaluateChunk(
  tx: Tx,
  ids: readonly string[],
  { causes, at, judges }: Run,
): Promise<ChunkReport> {
  // Should two processes ever work at once, the later one reads what the earlier one wrote.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${COMPLIANCE_LOCK})`;
  // Every query of a chunk finds a few rows by their key. A planner without figures, as before a first night, would
  // rather read the whole table, and a table that grows with each chunk.
  await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
  const texts = await readPublishedTexts(tx, ids);
  const keptRatings = await readKeptRatings(tx, ids);
  const judged = await judges.judge(tx, texts, keptRatings);
  const published = new Map(texts.map((text) => [text.id, text]));
  const fresh = ids.map((id) => ({
    id,
    text: published.get(id),
    before: keptRatings.get(id) ?? null,
    judged: judged.get(id) ?? null,
  }));
  const changes = await changesOf(tx, fresh, at);
  for (const change of changes) reportErrors(change.id, change);
  const ratings = changes.flatMap(({ id, text, before, judged }) => {
    if (!text || !judged) return [];
    const rating = toKept(judged.rating, before, at);
    return isSameRating(before, rating)
      ? []
      : [{ ...rating, productId: id, text, before, domainId: text.domainId }];
  });

  await writeOutcomes(tx, ofEach(changes, "writes"), at);
  await prolongOutcomes(
    tx,
    changes.flatMap(({ id: productId, judged }) =>
      (judged?.prolonged ?? []).map((prolonged) => ({ ...prolonged, productId })),
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
    products: ids.length,
    changed: changes.filter(({ writes, removals }) => writes.length > 0 || removals.length > 0).length,
    drifted: changes.filter(({ drift }) => drift.length > 0).map(({ id }) => id),
  };
}

async function changesOf(tx: Tx, products: readonly FreshProduct[], at: Date): Promise<ProductChanges[]> {
  const [same, other] = partition(products, ({ judged }) => judged !== null && judged.outcomes === null);
  const kept = await readKeptOutcomes(
    tx,
    other.map(({ id }) => id),
  );
  return [
    ...same.map((one): ProductChanges => ({ ...one, ...UNCHANGED })),
    ...other.map(
      (one): ProductChanges => ({
        ...one,
        ...outcomeChanges(kept.get(one.id) ?? [], one.judged?.outcomes ?? [], at),
      }),
    ),
  ];
}

/** What is told of a product whose rating is another one than it was. */
function eventOf({
  text,
  before,
  badge,
  score,
}: KeptRating & Pick<FreshProduct, "before"> & { text: PublishedText }): NewEvent[] {
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

function partition<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
