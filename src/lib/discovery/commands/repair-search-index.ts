import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { orderForIndex } from "../order-for-index";

export const RepairSearchIndex = z.object({});

/** Holds every document of the index against its product and writes anew what differs. */
export async function repairSearchIndex(actor: Actor): Promise<void> {
  requireCan(actor, "search.manage");
  await orderForIndex("repair");
}
