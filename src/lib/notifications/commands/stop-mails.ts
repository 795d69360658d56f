import "server-only";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { StopMails } from "../model";
import { readStopToken } from "../stop-link";

/** Stops a group of mails of the person the link was written to; nobody has to be signed in for it. */
export async function stopMails({ token }: StopMails): Promise<void> {
  const stoppable = readStopToken(token);
  const person =
    stoppable && (await db.user.findUnique({ where: { id: stoppable.personId }, select: { id: true } }));
  if (!stoppable || !person)
    throw new AppError("not-found", "This link is not whole. Copy all of it from the mail, or sign in.");
  const { personId: userId, group } = stoppable;
  await db.notificationSetting.upsert({
    where: { userId_group: { userId, group } },
    create: { userId, group, delivery: "in-app" },
    update: { delivery: "in-app" },
    select: { group: true },
  });
}
