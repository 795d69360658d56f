import "server-only";
import { now } from "@/lib/platform/clock";
import { type EventCursor, eventHorizon } from "@/lib/platform/event-feed";
import { log } from "@/lib/platform/log";
import { replaceDeadLetters, type Unindexable } from "./dead-letters";
import { searchEngine } from "./engine-instance";
import { unsafeReadAllPublished, unsafeReadDomainPaths } from "./read-published";
import { serveBy } from "./tuning/serving-definition";
import { readIndexDefinition } from "./tuning/tuning-rows";
import { applySettled, toOps } from "./write-products";

/** How the serving index came to be. */
export type Rebuilt = { at: Date; ms: number; products: number };

/**
 * Reads everything published into a fresh index and lets it serve. The returned cursor is from before the first row
 * was read, so that nothing slips between.
 */
export async function rebuildIndex(signal: AbortSignal): Promise<{ cursor: EventCursor; rebuilt: Rebuilt }> {
  const started = performance.now();
  const cursor = await eventHorizon();
  const paths = await unsafeReadDomainPaths();
  const definition = await readIndexDefinition();
  const rebuild = await searchEngine().rebuild(definition);
  const unindexable: Unindexable[] = [];
  let count = 0;
  try {
    for await (const page of unsafeReadAllPublished()) {
      signal.throwIfAborted();
      const { ops, misfits } = toOps(page, paths);
      const refused = await applySettled(rebuild, ops);
      count += ops.length - refused.length;
      unindexable.push(...misfits, ...refused);
    }
    await rebuild.publish(count);
    serveBy(definition);
  } catch (error) {
    await rebuild.abort();
    throw error;
  }
  await replaceDeadLetters("all", unindexable);
  const rebuilt = { at: now(), ms: Math.round(performance.now() - started), products: count };
  log.info({ products: count, ms: rebuilt.ms }, "search index built");
  return { cursor, rebuilt };
}
