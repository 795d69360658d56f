import type { JsonObject } from "@/lib/registry/json";
import { toRefText } from "@/lib/registry/ref-text";
import type { MoveConsequences } from "./consequences";

/** What the audit log keeps of the consequences of a move, and of why it was made all the same. */
export function moveFacts({ gained, lost, refused }: MoveConsequences, reason: string): JsonObject {
  return {
    policiesGained: gained.map(({ key }) => key),
    policiesLost: lost.map(({ key }) => key),
    refused: refused.map(
      ({ ref, policies }) => `${toRefText(ref)}: ${policies.map(({ key }) => key).join(", ")}`,
    ),
    reason: refused.length > 0 ? reason : "",
  };
}
