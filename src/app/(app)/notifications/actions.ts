"use server";

import { refresh } from "next/cache";
import { changeNotificationSettings } from "@/lib/notifications/commands/change-settings";
import { markAllRead, openNotification } from "@/lib/notifications/commands/mark-read";
import { ChangeNotificationSettings, MarkAllRead, MarkRead } from "@/lib/notifications/model";
import { action } from "@/lib/transport/action";

export const markReadAction = action(MarkRead, async (actor, input) => {
  await openNotification(actor, input);
  refresh();
});

export const markAllReadAction = action(MarkAllRead, async (actor, input) => {
  await markAllRead(actor, input);
  refresh();
});

export const changeNotificationSettingsAction = action(ChangeNotificationSettings, async (actor, input) => {
  await changeNotificationSettings(actor, input);
  refresh();
});
