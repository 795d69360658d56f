import "server-only";
import { db } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import type { ChangeName } from "../inputs";
import type { Actor } from "../model";

export async function changeName(actor: Actor, { name }: ChangeName): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: actor.id }, data: { name } });
    await recordEvent(tx, {
      type: "user.changed",
      subjectId: actor.id,
      actorId: actor.id,
      payload: { change: "name" },
    });
  });
}
