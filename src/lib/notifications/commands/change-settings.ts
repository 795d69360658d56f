import "server-only";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import type { ChangeNotificationSettings } from "../model";

/** Says how the actor wants to be told of each group. */
export async function changeNotificationSettings(
  actor: Actor,
  settings: ChangeNotificationSettings,
): Promise<void> {
  await db.$transaction(async (tx) => {
    for (const { group, delivery, isImportant } of settings) {
      await tx.notificationSetting.upsert({
        where: { userId_group: { userId: actor.id, group } },
        create: { userId: actor.id, group, delivery, isImportant },
        update: { delivery, isImportant },
        select: { group: true },
      });
    }
  });
}
