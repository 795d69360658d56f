import "server-only";
import { z } from "zod";
import { db, type Tx } from "@/lib/platform/db";
import { readBundle } from "../bundle";
import type { Bundle } from "../evaluation";
import { readWaiversOf } from "../granted-waivers";
import type { PublishedText } from "../published-product";
import { openRun } from "../threads/open-run";
import type { KeptRating } from "./badge-change";
import { type Judged, judgeProduct, type ToJudge } from "./judge-product";
import { readKeptRatings, readKeptVerdicts } from "./kept-state";
import { readPublishedTexts } from "./published-chunk";

/** A product, and what is kept of it. One that is not published any more has no text and was not judged. */
export type JudgedProduct = {
  id: string;
  text: PublishedText | null;
  before: KeptRating | null;
  judged: Judged | null;
};

export type Judges = {
  /** How many chunks are worth being under way at once. */
  lanes: number;
  /** What the policies in force say of these products. Nothing is written, and nobody is kept waiting meanwhile. */
  judge(ids: readonly string[]): Promise<JudgedProduct[]>;
  end(): void;
};

/**
 * Judges for these products and no others. The policies are read once a run: one that comes into force meanwhile has
 * an event, and that is a run of its own.
 */
export async function openJudges(ids: readonly string[], at: Date): Promise<Judges> {
  const bundles = await readBundles(await domainsOf(ids));
  const run = openRun("compliance", { bundles, at }, ids.length);
  return {
    lanes: run.lanes,
    async judge(ids) {
      const { items, ratings } = await db.$transaction((tx) => readChunk(tx, ids));
      const known = items.filter(({ text }) => bundles.has(text.domainId));
      const judged = await run.perform(known);
      const results = new Map(known.map(({ text: { id } }, i) => [id, judged[i] ?? null]));
      // A product that moved since the run began may be where other policies are in force.
      const moved = items.filter(({ text }) => !bundles.has(text.domainId));
      const elsewhere = await readBundles(new Set(moved.map(({ text }) => text.domainId)));
      for (const item of moved) results.set(item.text.id, judgeProduct({ bundles: elsewhere, at }, item));
      const texts = new Map(items.map(({ text }) => [text.id, text]));
      return ids.map((id) => ({
        id,
        text: texts.get(id) ?? null,
        before: ratings.get(id) ?? null,
        judged: results.get(id) ?? null,
      }));
    },
    end: run.end,
  };
}

async function readChunk(
  tx: Tx,
  ids: readonly string[],
): Promise<{ items: ToJudge[]; ratings: Map<string, KeptRating> }> {
  await findByKey(tx);
  const texts = await readPublishedTexts(tx, ids);
  const waivers = await readWaiversOf(tx, ids);
  const ratings = await readKeptRatings(tx, ids);
  const verdicts = await readKeptVerdicts(tx, ids);
  const items = texts.map((text) => {
    const rating = ratings.get(text.id);
    const kept = rating && { outcomesHash: rating.outcomesHash, verdicts: verdicts.get(text.id) ?? "" };
    return { text, waivers: waivers.get(text.id) ?? [], kept: kept ?? null };
  });
  return { items, ratings };
}

/**
 * Every query of a chunk finds a few rows by their key. A planner without figures, as before a first night, would
 * rather read the whole table, and a table that grows with each chunk.
 */
export async function findByKey(tx: Tx): Promise<void> {
  await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
}

async function readBundles(domainIds: ReadonlySet<string>): Promise<Map<string, Bundle>> {
  const bundles = new Map<string, Bundle>();
  for (const domainId of domainIds) bundles.set(domainId, await readBundle(db, domainId));
  return bundles;
}

async function domainsOf(ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw`
    SELECT DISTINCT "domain_id" AS "id" FROM "data_product" WHERE "id" = ANY(${[...ids]})`;
  return new Set(
    z
      .array(z.object({ id: z.string() }))
      .parse(rows)
      .map(({ id }) => id),
  );
}
