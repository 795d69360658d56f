import type { Actor } from "@/lib/identity/model";
import { principalsOf } from "@/lib/registry/visibility";
import type { AccessScope } from "./engine";

/** The visibility rule in the form engines ask for: every search for a person carries it. */
export function scopeOf(actor: Actor): AccessScope {
  return { kind: "principals", anyOf: principalsOf(actor) };
}
