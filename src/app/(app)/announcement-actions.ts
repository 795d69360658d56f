"use server";

import { refresh } from "next/cache";
import { makeAnnouncement, withdrawAnnouncement } from "@/lib/collaboration/commands/announce";
import { ChosenAnnouncement, MakeAnnouncement } from "@/lib/collaboration/model";
import { action } from "@/lib/transport/action";

export const makeAnnouncementAction = action(MakeAnnouncement, async (actor, input) => {
  await makeAnnouncement(actor, input);
  refresh();
});

export const withdrawAnnouncementAction = action(ChosenAnnouncement, async (actor, input) => {
  await withdrawAnnouncement(actor, input);
  refresh();
});
