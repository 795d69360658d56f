import { z } from "zod";
import { ProductRef } from "@/lib/registry/model";
import type { SearchEngine } from "./engine";
import type { Rebuilt } from "./rebuild-index";

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
  documents: number;
  /** What should be in the index; changes of the last moments may be on their way. */
  published: number;
  pendingTasks: number;
  generation: string;
  /** Null before this process has built the index once. */
  lastRebuild: Rebuilt | null;
  /** The newest trouble first; `parkedTotal` counts those that did not fit too. */
  parked: readonly ParkedProduct[];
  parkedTotal: number;
};

/** Whether everything published is in the index, but for what cannot be. */
export function isLevel({ documents, published, parkedTotal }: IndexStatus): boolean {
  return documents + parkedTotal === published;
}
