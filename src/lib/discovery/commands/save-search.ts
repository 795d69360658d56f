import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { SAVED_MAX, type SaveSearch } from "../saved-search";

/** Keeps a search under a name; one of that name is replaced. */
export async function saveSearch(actor: Actor, { name, query, notifies }: SaveSearch): Promise<void> {
  const key = { userId: actor.id, name };
  const others = await db.savedSearch.count({ where: { userId: actor.id, name: { not: name } } });
  if (others >= SAVED_MAX)
    throw new AppError("conflict", `You have saved ${SAVED_MAX} searches. Delete one of them first.`);
  const facts = { query, notifies, toldUntil: now() };
  await db.savedSearch.upsert({
    where: { userId_name: key },
    create: { ...key, ...facts },
    update: facts,
    select: { id: true },
  });
}
