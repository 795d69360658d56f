import { isUnavailable } from "@/lib/platform/errors";
import type { Connection } from "./connection";
import { dropIndex, generationOf, otherIndexes } from "./server-indexes";

export type LiveIndex = {
  readonly uid: string;
  /** The generation that serves as far as this process knows; null where there is none. */
  readonly generation: string | null;
  /** Asks the server. */
  refresh(): Promise<string | null>;
  health(): Promise<"ok" | "warming" | "unavailable">;
  noteMissing(): void;
  notePublished(generation: string, replaced: string | null): void;
  /** Drops what earlier rebuilds left: their own leftovers now, what other versions of Agora serve from a day later. */
  sweep(): Promise<void>;
  close(): void;
};

const DAY_MS = 24 * 60 * 60 * 1_000;
const HEALTH_KEPT_MS = 1_000;
const GENERATION_KEPT_MS = 10_000;

export function createLiveIndex(connection: Connection, uid: string, prefix: string): LiveIndex {
  let generation: string | null = null;
  let generationAskedAt = Number.NEGATIVE_INFINITY;
  let health: { at: number; answer: Promise<"ok" | "warming" | "unavailable"> } | null = null;
  const drops = new Set<NodeJS.Timeout>();

  async function refresh(): Promise<string | null> {
    const found = await generationOf(connection, uid);
    generation = found;
    generationAskedAt = performance.now();
    return found;
  }

  async function askHealth(): Promise<"ok" | "warming" | "unavailable"> {
    try {
      const isStale = performance.now() - generationAskedAt > GENERATION_KEPT_MS;
      if (generation === null || isStale) await refresh();
      else await connection.read("searcher", (client) => client.health());
      return generation === null ? "warming" : "ok";
    } catch (error) {
      if (isUnavailable(error)) return "unavailable";
      throw error;
    }
  }

  return {
    uid,
    get generation() {
      return generation;
    },
    refresh,
    health() {
      if (connection.breaker.isOpen) return Promise.resolve("unavailable");
      if (!health || performance.now() - health.at > HEALTH_KEPT_MS) {
        health = { at: performance.now(), answer: askHealth() };
      }
      return health.answer;
    },
    noteMissing() {
      generation = null;
      health = null;
    },
    notePublished(published, replaced) {
      generation = published;
      generationAskedAt = performance.now();
      health = null;
      if (replaced === null) return;
      // Until then the old index can be swapped back by hand.
      const drop = setTimeout(() => {
        drops.delete(drop);
        // Whatever keeps it from going now, the sweep before the next rebuild meets it again.
        dropIndex(connection, replaced).catch(() => undefined);
      }, DAY_MS).unref();
      drops.add(drop);
    },
    async sweep() {
      const before = Date.now() - DAY_MS;
      for (const other of await otherIndexes(connection, `${prefix}products_`, uid)) {
        if (other.uid.startsWith(`${uid}__`) || other.updatedAt.getTime() < before) {
          await dropIndex(connection, other.uid);
        }
      }
    },
    close() {
      for (const drop of drops) clearTimeout(drop);
    },
  };
}
