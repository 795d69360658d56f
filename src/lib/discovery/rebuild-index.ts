import "server-only";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { type EventCursor, eventHorizon } from "@/lib/platform/event-feed";
import { log } from "@/lib/platform/log";
import { PUBLISHED_LIFECYCLES } from "@/lib/registry/lifecycle";
import { replaceDeadLetters, type Unindexable } from "./dead-letters";
import type { Receipt } from "./engine";
import { searchEngine } from "./engine-instance";
import { forget, type Rebuilt, remember } from "./index-keep";
import { unsafeReadAllPublished, unsafeReadDomainPaths } from "./read-published";
import { serveBy } from "./tuning/serving-definition";
import { readIndexDefinition } from "./tuning/tuning-rows";
import { refusedOf, toOps } from "./write-products";

/** A server takes what comes in close succession in one go, which is many times faster than page by page. */
const PAGES_IN_FLIGHT = 10;

/** Everybody who looks after the index sees how far it is, but not more often than they could read it. */
const PROGRESS_EVERY_MS = 500;

/**
 * Reads everything published into a fresh index and lets it serve. The returned cursor is from before the first row
 * was read, so that nothing slips between. `keepOn` is asked before each page and ends the rebuild by throwing.
 */
export async function rebuildIndex(keepOn: () => Promise<void>): Promise<EventCursor> {
  const started = performance.now();
  const startedAt = now();
  const cursor = await eventHorizon();
  const paths = await unsafeReadDomainPaths();
  const definition = await readIndexDefinition();
  const total = await db.dataProduct.count({ where: { lifecycle: { in: [...PUBLISHED_LIFECYCLES] } } });
  const rebuild = await searchEngine().rebuild(definition);
  const unindexable: Unindexable[] = [];
  let written = 0;
  let refused = 0;
  let inFlight: Receipt[] = [];
  let shownAt = Number.NEGATIVE_INFINITY;

  async function land(): Promise<void> {
    for (const receipt of inFlight) {
      const found = await refusedOf(rebuild, receipt);
      refused += found.length;
      unindexable.push(...found);
    }
    inFlight = [];
  }

  try {
    for await (const page of unsafeReadAllPublished()) {
      await keepOn();
      if (performance.now() - shownAt > PROGRESS_EVERY_MS) {
        await remember("progress", { startedAt, done: written, total });
        shownAt = performance.now();
      }
      const { ops, misfits } = toOps(page, paths);
      unindexable.push(...misfits);
      inFlight.push(await rebuild.apply(ops));
      written += ops.length;
      if (inFlight.length >= PAGES_IN_FLIGHT) await land();
    }
    await land();
    await rebuild.publish(written - refused);
    serveBy(definition);
  } catch (error) {
    await rebuild.abort();
    throw error;
  } finally {
    await forget("progress");
  }
  await replaceDeadLetters("all", unindexable);
  const products = written - refused;
  const rebuilt: Rebuilt = { at: now(), ms: Math.round(performance.now() - started), products };
  await remember("rebuilt", rebuilt);
  await forget("drift");
  log.info({ products, ms: rebuilt.ms }, "search index built");
  return cursor;
}
