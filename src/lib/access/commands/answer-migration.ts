import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { wordsOf } from "../access-store";
import { mayActFor } from "../consumer";
import { getLockedGrant } from "../get-request";
import { isInForce } from "../grant-rules";
import type { AnswerMigration } from "../inputs";
import { mailAnswer } from "../migration-mail";

/** A consumer says whether they will be ready for what is going or has changed. They may say otherwise later. */
export async function answerMigration(
  actor: Actor,
  { id, cause, answer, until, note }: AnswerMigration,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const grant = await getLockedGrant(tx, actor, id);
    if (!mayActFor(actor, grant.request.consumer))
      throw new AppError("forbidden", "Only those who have the access can answer for it.");
    const migration = grant.migrations.find((each) => each.cause === cause);
    if (!migration || !isInForce(grant.state))
      throw new AppError("conflict", "Nobody asks this of you any more.");
    const at = now();
    const day = answer === "needs-time" ? until : null;
    if (day !== null && day < at.toISOString().slice(0, 10))
      throw new AppError("invalid-input", "The day lies in the past; choose one ahead.");
    if (migration.state === answer && migration.until === day && migration.note === note) return;
    await tx.accessMigrationAnswer.create({
      data: { migrationId: migration.id, answer, until: day, note, answeredById: actor.id, at },
      select: { id: true },
    });
    await recordEvent(tx, {
      type: "access.migration-answered",
      subjectId: grant.id,
      actorId: actor.id,
      payload: { ...wordsOf(grant.request), cause, answer, until: day, note },
    });
    await mailAnswer(tx, grant, { answer, note, until: day });
  });
}
