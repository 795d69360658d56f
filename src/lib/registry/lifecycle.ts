import type { Lifecycle } from "./model";

/** What lists, counts and search show; a retired product keeps its page but is offered to nobody. */
export const PUBLISHED_LIFECYCLES = ["active", "deprecated"] as const satisfies readonly Lifecycle[];

/** A product at rest leads to itself, so that a command sent twice does no harm. */
const MOVES = {
  // The one way back for a retired product leads through the gate.
  publish: { to: "active", from: ["proposed", "draft", "active", "deprecated", "retired"] },
  deprecate: { to: "deprecated", from: ["active", "deprecated"] },
  reactivate: { to: "active", from: ["deprecated", "active"] },
  retire: { to: "retired", from: ["active", "deprecated", "retired"] },
} as const satisfies Record<string, { to: Lifecycle; from: readonly Lifecycle[] }>;

export type LifecycleMove = keyof typeof MOVES;
export const LIFECYCLE_MOVES = [
  "publish",
  "deprecate",
  "reactivate",
  "retire",
] as const satisfies readonly LifecycleMove[];

export type LifecycleDecision = { allowed: true; to: Lifecycle } | { allowed: false; reason: string };

export function decideMove(from: Lifecycle, move: LifecycleMove): LifecycleDecision {
  const { to, from: starts }: { to: Lifecycle; from: readonly Lifecycle[] } = MOVES[move];
  if (starts.includes(from)) return { allowed: true, to };
  return { allowed: false, reason: REASONS[from] };
}

const REASONS: Record<Lifecycle, string> = {
  proposed: "The product is not published yet.",
  draft: "The product is not published yet.",
  active: "The product is active.",
  deprecated: "The product is deprecated.",
  retired: "The product is retired; publish a new version to bring it back.",
};
