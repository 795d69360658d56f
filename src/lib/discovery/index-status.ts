import { z } from "zod";
import { ProductRef } from "@/lib/registry/model";
import type { SearchEngine } from "./engine";
import type { Drift, Rebuilt } from "./index-keep";

/** A product that could not be indexed, and why. */
export const ParkedProduct = z.object({
  productId: z.string(),
  error: z.string(),
  at: z.date(),
  /** Null when the product was deleted since. */
  product: z.object({ ref: ProductRef, title: z.string() }).nullable(),
});
export type ParkedProduct = z.infer<typeof ParkedProduct>;

export type IndexStatus = {
  engine: SearchEngine["name"];
  health: Awaited<ReturnType<SearchEngine["health"]>>;
  /** Whether every process has an index of its own, gone with it. */
  isPerProcess: boolean;
  /** Null, like the other figures of the engine, while it does not answer. */
  documents: number | null;
  /** What should be in the index; changes of the last moments may be on their way. */
  published: number;
  pendingTasks: number | null;
  generation: string | null;
  /** Null before the index was built once. */
  lastRebuild: Rebuilt | null;
  /** How far a rebuild is that is under way. */
  progress: { startedAt: Date; done: number; total: number } | null;
  /** What was asked for and has not been done. */
  order: "rebuild" | "repair" | null;
  /** What the index has still to follow, and since when the oldest of it waits; null before it follows at all. */
  lag: { events: number; seconds: number } | null;
  /** The last comparison with the registry. */
  drift: Drift | null;
  /** The newest trouble first; `parkedTotal` counts those that did not fit too. */
  parked: readonly ParkedProduct[];
  parkedTotal: number;
};

/** Whether everything published is in the index, but for what cannot be. */
export function isLevel({ documents, published, parkedTotal }: IndexStatus): boolean {
  return documents !== null && documents + parkedTotal === published;
}

export function driftedOf({ missing, stale, surplus }: Drift): number {
  return missing + stale + surplus;
}

/** From here on mending single documents is not worth it, and the cause not known. */
const REBUILD_FROM_SHARE = 0.005;

export function isRebuildAdvised(drift: Drift): boolean {
  return driftedOf(drift) > Math.max(drift.compared * REBUILD_FROM_SHARE, 1);
}
