import "server-only";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { requireWithinLimit } from "@/lib/platform/rate-limit";
import { revokeTokensOf } from "../access-tokens";
import type { ChangePassword } from "../inputs";
import type { Actor } from "../model";
import { forgetKeys } from "../one-time-keys";
import { hashPassword, verifyPassword } from "../passwords";
import { END_SESSIONS, getPersonRow } from "../person-row";

const ATTEMPTS = { limit: 10, windowSeconds: 900 };

/** Changes the actor's own password and ends all their sessions, this one included, and all their access tokens. */
export async function changePassword(
  actor: Actor,
  { currentPassword, newPassword }: ChangePassword,
): Promise<void> {
  await requireWithinLimit(`change-password:${actor.id}`, ATTEMPTS);
  const { passwordHash: current } = await getPersonRow(db, actor.id);
  if (!(await verifyPassword(currentPassword, current))) {
    throw new AppError("invalid-input", "The current password is not right.");
  }
  const passwordHash = await hashPassword(newPassword);
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: actor.id }, data: { passwordHash, ...END_SESSIONS } });
    await forgetKeys(tx, actor.id);
    await revokeTokensOf(tx, actor.id, actor.id, now());
    await recordEvent(tx, {
      type: "user.changed",
      subjectId: actor.id,
      actorId: actor.id,
      payload: { change: "password" },
    });
  });
}
