"use server";

import { refresh } from "next/cache";
import { RebuildSearchIndex, rebuildSearchIndex } from "@/lib/discovery/commands/rebuild-search-index";
import { RepairSearchIndex, repairSearchIndex } from "@/lib/discovery/commands/repair-search-index";
import { action } from "@/lib/transport/action";

export const rebuildSearchIndexAction = action(RebuildSearchIndex, async (actor) => {
  await rebuildSearchIndex(actor);
  refresh();
});

export const repairSearchIndexAction = action(RepairSearchIndex, async (actor) => {
  await repairSearchIndex(actor);
  refresh();
});
