import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import { DEFAULT_DELIVERY, NOTIFICATION_GROUPS, type NotificationGroup } from "./kinds";
import { NotificationSetting } from "./model";

/** How each of some people wants to be told of a group; what they never set is as Agora comes. */
export type SettingsOf = (personId: string, group: NotificationGroup) => NotificationSetting;

const Row = NotificationSetting.extend({ userId: z.string() });

export async function readSettings(tx: Tx, personIds: readonly string[]): Promise<SettingsOf> {
  const rows = await tx.notificationSetting.findMany({
    where: { userId: { in: [...new Set(personIds)] } },
    select: { userId: true, group: true, delivery: true, isImportant: true },
  });
  const set = new Map(
    z
      .array(Row)
      .parse(rows)
      .map(({ userId, ...setting }) => [`${userId} ${setting.group}`, setting]),
  );
  return (personId, group) =>
    set.get(`${personId} ${group}`) ?? { group, delivery: DEFAULT_DELIVERY[group], isImportant: false };
}

/** The groups as a person wants to read of them: what they call important first. */
export function inOrder(settings: SettingsOf, personId: string): NotificationGroup[] {
  const isImportant = (group: NotificationGroup) => settings(personId, group).isImportant;
  return [
    ...NOTIFICATION_GROUPS.filter(isImportant),
    ...NOTIFICATION_GROUPS.filter((group) => !isImportant(group)),
  ];
}
