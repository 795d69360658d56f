import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { orderForIndex } from "../order-for-index";

export const RebuildSearchIndex = z.object({});

/** Builds the index anew from the database; people go on searching the old one until the new one is complete. */
export async function rebuildSearchIndex(actor: Actor): Promise<void> {
  requireCan(actor, "search.manage");
  await orderForIndex("rebuild");
}
