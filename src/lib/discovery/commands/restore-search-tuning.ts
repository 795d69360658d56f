import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { notFound } from "@/lib/platform/errors";
import type { RestoreSearchTuning } from "../tuning/tuning-input";
import { findTuningVersion } from "../tuning/tuning-rows";
import { addTuningVersion } from "../tuning/tuning-store";

/** Puts an earlier tuning in force again, as a new version: nothing that was ever in force is lost. */
export async function restoreSearchTuning(
  actor: Actor,
  { version, basedOn }: RestoreSearchTuning,
): Promise<{ version: number }> {
  requireCan(actor, "search.manage");
  const earlier = await findTuningVersion(version);
  if (!earlier) throw notFound("tuning");
  return addTuningVersion(actor, { tuning: earlier.tuning, note: "", basedOn, restoredFrom: version });
}
