import "server-only";
import { recordDecision } from "@/lib/governance/audit-log";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, isUniqueViolation } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { definitionHash } from "../index-definition";
import { followTuningNow } from "./follow-tuning";
import { breakWords, brokenBy } from "./judged-query";
import { tryTuning } from "./try-tuning";
import { type Tuning, tunedDefinition } from "./tuning";
import { tuningChanges } from "./tuning-changes";
import { readTuning } from "./tuning-rows";

type NewVersion = { tuning: Tuning; note: string; basedOn: number; restoredFrom: number | null };

/** The only writer of tunings. Every process follows; this one has done so when the promise resolves. */
export async function addTuningVersion(actor: Actor, given: NewVersion): Promise<{ version: number }> {
  const { tuning, note, basedOn, restoredFrom } = given;
  const current = await readTuning();
  requireUnchanged(current.version, basedOn);
  if (tuningChanges(current.tuning, tuning).length === 0)
    throw new AppError("conflict", "Nothing would change: this is the tuning in force.");
  const broken = brokenBy(await tryTuning(tuning));
  if (broken.length > 0) {
    throw new AppError(
      "conflict",
      `Not saved: ${broken.length === 1 ? "a judged query" : `${broken.length} judged queries`} would turn red. ${broken
        .map(breakWords)
        .join(" ")} Change the tuning, or remove what is judged if it no longer matters.`,
    );
  }

  const version = basedOn + 1;
  await db
    .$transaction(async (tx) => {
      await tx.searchTuning.create({
        data: { version, content: tuning, note, restoredFrom, createdById: actor.id, createdAt: now() },
      });
      await recordEvent(tx, {
        type: "search.tuned",
        subjectId: "search",
        actorId: actor.id,
        payload: { version, restoredFrom },
      });
      await recordDecision(tx, {
        action: "search.tuned",
        subject: `Search tuning ${version}`,
        subjectId: "search",
        actor,
        at: now(),
        facts: {
          version,
          restoredFrom,
          note,
          changes: tuningChanges(current.tuning, tuning),
          settingsHash: definitionHash(tunedDefinition(tuning)),
        },
      });
    })
    .catch((error) => {
      throw isUniqueViolation(error) ? changedMeanwhile(version) : error;
    });
  await followTuningNow();
  return { version };
}

function requireUnchanged(current: number, basedOn: number): void {
  if (current !== basedOn) throw changedMeanwhile(current);
}

function changedMeanwhile(version: number): AppError {
  return new AppError(
    "conflict",
    `Somebody saved version ${version} in the meantime. Open this page anew and make your change to that one.`,
  );
}
