import "server-only";
import { z } from "zod";
import { db, type Tx } from "@/lib/platform/db";
import { readBundle } from "../bundle";
import type { Bundle } from "../evaluation";
import { readWaiversOf } from "../granted-waivers";
import type { PublishedText } from "../published-product";
import { openRun, performAll } from "../threads/open-run";
import type { KeptRating } from "./badge-change";
import { type Judged, judgeProduct, type ToJudge } from "./judge-product";
import { readKeptVerdicts } from "./kept-state";

export type Judges = {
  lanes: number;
  /** What the policies in force say of these products, by product. */
  judge(
    tx: Tx,
    texts: readonly PublishedText[],
    kept: ReadonlyMap<string, KeptRating>,
  ): Promise<Map<string, Judged>>;
  end(): void;
};

/**
 * Judges for these products and no others. The policies are read once a run: one that comes into force meanwhile has
 * an event, and that is a run of its own.
 */
export async function openJudges(ids: readonly string[], at: Date): Promise<Judges> {
  const bundles = await readBundles(db, await domainsOf(ids));
  const run = openRun("compliance", { bundles, at }, ids.length);
  return {
    lanes: run.lanes,
    async judge(tx, texts, kept) {
      const items = await toItems(tx, texts, kept);
      const known = items.filter(({ text }) => bundles.has(text.domainId));
      const judged = await performAll(run, known);
      const results = new Map(known.flatMap(({ text: { id } }, i) => pairOf(id, judged[i])));
      // A product that moved since the run began may be where other policies are in force.
      const moved = items.filter(({ text }) => !bundles.has(text.domainId));
      const elsewhere = await readBundles(tx, new Set(moved.map(({ text }) => text.domainId)));
      for (const item of moved) results.set(item.text.id, judgeProduct({ bundles: elsewhere, at }, item));
      return results;
    },
    end: run.end,
  };
}

function pairOf(id: string, judged: Judged | undefined): [string, Judged][] {
  return judged ? [[id, judged]] : [];
}

async function toItems(
  tx: Tx,
  texts: readonly PublishedText[],
  kept: ReadonlyMap<string, KeptRating>,
): Promise<ToJudge[]> {
  const ids = texts.map(({ id }) => id);
  const waivers = await readWaiversOf(tx, ids);
  const verdicts = await readKeptVerdicts(tx, ids);
  return texts.map((text) => {
    const before = kept.get(text.id);
    return {
      text,
      waivers: waivers.get(text.id) ?? [],
      kept: before ? { outcomesHash: before.outcomesHash, verdicts: verdicts.get(text.id) ?? "" } : null,
    };
  });
}

async function readBundles(tx: Tx, domainIds: ReadonlySet<string>): Promise<Map<string, Bundle>> {
  const bundles = new Map<string, Bundle>();
  for (const domainId of domainIds) bundles.set(domainId, await readBundle(tx, domainId));
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
