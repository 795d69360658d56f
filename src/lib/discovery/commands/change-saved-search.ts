import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

export const DeleteSavedSearch = z.object({ id: z.string() });
export const SetSavedSearchMail = z.object({ id: z.string(), notifies: z.stringbool() });

/** Everybody's saved searches are their own: those of others are not found. */
export async function deleteSavedSearch(
  actor: Actor,
  { id }: z.infer<typeof DeleteSavedSearch>,
): Promise<void> {
  const { count } = await db.savedSearch.deleteMany({ where: { id, userId: actor.id } });
  if (count === 0) throw notFound("saved search");
}

/** From now on, so that nobody is told of what came while they did not want to know. */
export async function setSavedSearchMail(
  actor: Actor,
  { id, notifies }: z.infer<typeof SetSavedSearchMail>,
): Promise<void> {
  const { count } = await db.savedSearch.updateMany({
    where: { id, userId: actor.id },
    data: { notifies, toldUntil: now() },
  });
  if (count === 0) throw notFound("saved search");
}
