import "server-only";
import { db } from "@/lib/platform/db";
import {
  type EventCursor,
  eventHorizon,
  type FedEvent,
  readEvents,
  watchEvents,
} from "@/lib/platform/event-feed";
import { log } from "@/lib/platform/log";
import { ProductSearchDoc } from "./document";
import type { IndexOp } from "./engine";
import { searchEngine } from "./engine-instance";
import type { DomainPath, PublishedProduct } from "./published-product";
import {
  unsafeFindProductIdsIn,
  unsafeReadAllPublished,
  unsafeReadDomainPaths,
  unsafeReadPublished,
} from "./read-published";
import { toDocument } from "./to-document";

const RETRY_MS = 1_000;
const kept = globalThis as { agoraProjector?: { wake: () => Promise<void>; stop: () => void } };

/** Builds the index in the background and keeps it level with the registry from then on. Once per process. */
export function startProjector(): void {
  kept.agoraProjector ??= follow();
}

export function stopProjector(): void {
  kept.agoraProjector?.stop();
  delete kept.agoraProjector;
}

/** Resolves when everything committed before the call is searchable in this process. */
export async function projectNow(): Promise<void> {
  await kept.agoraProjector?.wake();
}

function follow() {
  let cursor: EventCursor | null = null;
  let isStopped = false;
  let running: Promise<void> | null = null;
  let isWokenAgain = false;

  async function catchUp(): Promise<void> {
    do {
      isWokenAgain = false;
      cursor ??= await rebuildIndex();
      for (let events = await readEvents(cursor); events.length > 0; events = await readEvents(cursor)) {
        await project(events);
        // Moved only now: a crash in between repeats the batch, which changes nothing the second time.
        cursor = events.at(-1) ?? cursor;
      }
    } while (isWokenAgain && !isStopped);
  }

  function wake(): Promise<void> {
    if (isStopped) return Promise.resolve();
    isWokenAgain = true;
    running ??= catchUp()
      .catch((error) => {
        log.error({ err: error }, "search projection failed; it is tried again");
        setTimeout(() => void wake(), RETRY_MS).unref();
      })
      .finally(() => {
        running = null;
      });
    return running;
  }

  const unwatch = watchEvents(() => void wake());
  void wake();
  return {
    wake,
    stop() {
      isStopped = true;
      unwatch();
    },
  };
}

/** Reads everything afresh; the returned cursor is from before the first row was read, so nothing slips between. */
async function rebuildIndex(): Promise<EventCursor> {
  const started = performance.now();
  const cursor = await eventHorizon();
  const paths = await unsafeReadDomainPaths();
  const rebuild = await searchEngine().rebuild();
  let count = 0;
  try {
    for await (const page of unsafeReadAllPublished()) {
      const ops = await toOps(page, paths);
      await rebuild.apply(ops);
      count += ops.length;
    }
    await rebuild.publish(count);
  } catch (error) {
    await rebuild.abort();
    throw error;
  }
  log.info({ products: count, ms: Math.round(performance.now() - started) }, "search index built");
  return cursor;
}

/** Events carry ids only: what is indexed is the product as it is now, so order and repetition do not matter. */
async function project(events: readonly FedEvent[]): Promise<void> {
  const changedDomains = events
    .filter(({ type }) => type === "domain.changed")
    .map(({ subjectId }) => subjectId);
  const paths = await unsafeReadDomainPaths();
  const touched = [...paths].filter(([, path]) => path.some(({ id }) => changedDomains.includes(id)));
  const ids = new Set([
    ...events.filter(({ type }) => type.startsWith("product.")).map(({ subjectId }) => subjectId),
    ...(touched.length > 0 ? await unsafeFindProductIdsIn(touched.map(([id]) => id)) : []),
  ]);
  if (ids.size === 0) return;

  const published = await unsafeReadPublished([...ids]);
  const upserts = await toOps(published, paths);
  const indexed = new Set(published.map(({ id }) => id));
  const deletes = [...ids].filter((id) => !indexed.has(id)).map((id): IndexOp => ({ op: "delete", id }));
  await searchEngine().apply([...upserts, ...deletes]);
}

async function toOps(
  products: readonly PublishedProduct[],
  paths: ReadonlyMap<string, DomainPath>,
): Promise<IndexOp[]> {
  const ops: IndexOp[] = [];
  for (const product of products) {
    const parsed = ProductSearchDoc.safeParse(toDocument(product, paths.get(product.domainId) ?? []));
    if (parsed.success) ops.push({ op: "upsert", doc: parsed.data });
    else await park(product.id, parsed.error.message);
  }
  return ops;
}

async function park(productId: string, error: string): Promise<void> {
  log.error({ productId, error }, "a product could not be indexed");
  const at = new Date();
  await db.searchDeadLetter.upsert({
    where: { productId },
    create: { productId, error, at },
    update: { error, at },
  });
}
