import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import type { JudgedStanding, JudgedTrial } from "../tuning/judged-query";
import { readStandings, tryTuning } from "../tuning/try-tuning";
import type { Tuning, TuningHistoryEntry } from "../tuning/tuning";
import { tuningChanges } from "../tuning/tuning-changes";
import { readTuning, readTuningHistory } from "../tuning/tuning-rows";

const HISTORY_SHOWN = 50;

export type SearchTuning = {
  version: number;
  tuning: Tuning;
  /** Newest first. */
  history: readonly TuningHistoryEntry[];
  /** Null while the index is not there to be asked. */
  judged: readonly JudgedStanding[] | null;
};

/** The tuning in force, how it came to be, and how what is judged stands. */
export async function findSearchTuning(actor: Actor): Promise<SearchTuning> {
  requireCan(actor, "search.manage");
  const [{ version, tuning }, versions, judged] = await Promise.all([
    readTuning(),
    readTuningHistory(HISTORY_SHOWN + 1),
    readStandings(),
  ]);
  const history = versions.slice(0, HISTORY_SHOWN).map(({ tuning: after, ...entry }, i) => {
    const before = versions[i + 1];
    return { ...entry, changes: before ? tuningChanges(before.tuning, after) : [] };
  });
  return { version, tuning, history, judged };
}

/** What this tuning would do to every judged query. Changes nothing. */
export async function trySearchTuning(actor: Actor, tuning: Tuning): Promise<JudgedTrial[]> {
  requireCan(actor, "search.manage");
  return tryTuning(tuning);
}
