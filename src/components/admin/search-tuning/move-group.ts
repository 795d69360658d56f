import type { FieldGroup } from "@/lib/discovery/tuning/field-groups";

export type Move = "up" | "down";

/** The same order with one group exchanged with its neighbour; at an end nothing moves. */
export function moveGroup(order: readonly FieldGroup[], group: FieldGroup, move: Move): FieldGroup[] {
  const at = order.indexOf(group);
  const neighbour = order[move === "up" ? at - 1 : at + 1];
  if (neighbour === undefined) return [...order];
  return order.map((each) => (each === group ? neighbour : each === neighbour ? group : each));
}
