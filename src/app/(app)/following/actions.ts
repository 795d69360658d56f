"use server";

import { refresh } from "next/cache";
import { follow } from "@/lib/collaboration/commands/follow";
import { FollowSubject } from "@/lib/collaboration/model";
import { action } from "@/lib/transport/action";

export const followAction = action(FollowSubject, async (actor, input) => {
  await follow(actor, input);
  refresh();
});
