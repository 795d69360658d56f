import type { OwnThings } from "./decide-removal";

/** The demo mesh in numbers; how many of each are still there. */
export type DemoMeshSummary = {
  people: number;
  products: number;
  policies: number;
  terms: number;
  requests: number;
  domains: number;
  own: OwnThings;
  /** Whether a start without any people in the database loads it again. */
  isLoadedAtStart: boolean;
  /** What removing it would do beside that; null while it is refused, because nobody could administer what stays. */
  removal: { isEverything: boolean; isSelfGoing: boolean; stayingDomains: readonly string[] } | null;
};
