import "server-only";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { type EventCursor, eventHorizon } from "@/lib/platform/event-feed";
import { log } from "@/lib/platform/log";
import { PUBLISHED_LIFECYCLES } from "@/lib/registry/lifecycle";
import { replaceDeadLetters, type Unindexable } from "./dead-letters";
import { searchEngine } from "./engine-instance";
import { forget, type Rebuilt, remember } from "./index-keep";
import { unsafeReadAllPublished, unsafeReadDomainPaths } from "./read-published";
import { applySettled, toOps } from "./write-products";

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
  const total = await db.dataProduct.count({ where: { lifecycle: { in: [...PUBLISHED_LIFECYCLES] } } });
  const rebuild = await searchEngine().rebuild();
  const unindexable: Unindexable[] = [];
  let count = 0;
  let shownAt = Number.NEGATIVE_INFINITY;
  try {
    for await (const page of unsafeReadAllPublished()) {
      await keepOn();
      if (performance.now() - shownAt > PROGRESS_EVERY_MS) {
        await remember("progress", { startedAt, done: count, total });
        shownAt = performance.now();
      }
      const { ops, misfits } = toOps(page, paths);
      const refused = await applySettled(rebuild, ops);
      count += ops.length - refused.length;
      unindexable.push(...misfits, ...refused);
    }
    await rebuild.publish(count);
  } catch (error) {
    await rebuild.abort();
    throw error;
  } finally {
    await forget("progress");
  }
  await replaceDeadLetters("all", unindexable);
  const rebuilt: Rebuilt = { at: now(), ms: Math.round(performance.now() - started), products: count };
  await remember("rebuilt", rebuilt);
  await forget("drift");
  log.info({ products: count, ms: rebuilt.ms }, "search index built");
  return cursor;
}
