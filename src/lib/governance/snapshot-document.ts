import type { JsonObject } from "@/lib/registry/json";
import type { Lifecycle } from "@/lib/registry/model";

/** The document that a publication would make immutable: the draft with the version and the status it gets. */
export function toSnapshotDocument(
  draft: JsonObject,
  stamp: { version: string; status: Lifecycle },
): JsonObject {
  // A key that stood in the draft keeps its place, so that the snapshot reads as its author wrote it.
  return { ...draft, ...stamp };
}
