import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import type { SaveSearchTuning } from "../tuning/tuning-input";
import { addTuningVersion } from "../tuning/tuning-store";

/** Puts a tuning in force as a new version, unless a judged query that is green would turn red. */
export async function saveSearchTuning(
  actor: Actor,
  { tuning, note, basedOn }: SaveSearchTuning,
): Promise<{ version: number }> {
  requireCan(actor, "search.manage");
  return addTuningVersion(actor, { tuning, note, basedOn, restoredFrom: null });
}
