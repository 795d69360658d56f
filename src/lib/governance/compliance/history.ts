import type { Badge } from "./score";
import type { Cause, TransitionEnd } from "./transitions";

/** One change of what a policy says of a product. */
export type HistoryEntry = {
  id: string;
  key: string;
  title: string;
  from: TransitionEnd;
  to: TransitionEnd;
  cause: Cause;
  at: Date;
};

export type OutcomeHistory = {
  /** What is kept of the product, and since when; null until it was evaluated. */
  standing: { badge: Badge; since: Date } | null;
  transitions: readonly HistoryEntry[];
};
