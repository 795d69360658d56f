import "server-only";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import { revokeTokensOf } from "../access-tokens";
import { lockAdmins, requireAnotherAdmin } from "../admins";
import type { ChosenPerson } from "../inputs";
import type { Actor } from "../model";
import { forgetKeys } from "../one-time-keys";
import { requireCan } from "../permissions";
import { END_SESSIONS, getPersonRow } from "../person-row";

/** Shuts a person out at once. Their name stays on what they did, their roles wait for their return. */
export async function deactivatePerson(actor: Actor, { personId }: ChosenPerson): Promise<void> {
  requireCan(actor, "people.manage");
  await db.$transaction(async (tx) => {
    await lockAdmins(tx);
    const person = await getPersonRow(tx, personId);
    if (!person.isActive) return;
    if (person.roles.some(({ role }) => role === "admin")) await requireAnotherAdmin(tx, personId);
    await tx.user.update({ where: { id: personId }, data: { isActive: false, ...END_SESSIONS } });
    await forgetKeys(tx, personId);
    await revokeTokensOf(tx, personId, actor.id, now());
    await recordEvent(tx, {
      type: "user.changed",
      subjectId: personId,
      actorId: actor.id,
      payload: { change: "deactivated" },
    });
  });
}

/** Lets a person back in with the roles they had; sessions and access tokens from before stay ended. */
export async function reactivatePerson(actor: Actor, { personId }: ChosenPerson): Promise<void> {
  requireCan(actor, "people.manage");
  await db.$transaction(async (tx) => {
    const person = await getPersonRow(tx, personId);
    if (person.isActive) return;
    await tx.user.update({ where: { id: personId }, data: { isActive: true, ...END_SESSIONS } });
    await recordEvent(tx, {
      type: "user.changed",
      subjectId: personId,
      actorId: actor.id,
      payload: { change: "reactivated" },
    });
  });
}
