"use server";

import { refresh } from "next/cache";
import { decideAccess } from "@/lib/access/commands/decide-access";
import { DecideAccess } from "@/lib/access/inputs";
import { action } from "@/lib/transport/action";

export const decideAccessAction = action(DecideAccess, async (actor, input) => {
  const decided = await decideAccess(actor, input);
  refresh();
  return decided;
});
