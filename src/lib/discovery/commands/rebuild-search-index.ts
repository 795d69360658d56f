import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { AppError } from "@/lib/platform/errors";
import { rebuildNow } from "../projector";

export const RebuildSearchIndex = z.object({});

/** Builds the index anew from the database; people go on searching the old one until the new one is complete. */
export async function rebuildSearchIndex(actor: Actor): Promise<void> {
  requireCan(actor, "search.manage");
  const outcome = await rebuildNow();
  if (outcome === "rebuilt") return;
  throw new AppError(
    "unavailable",
    outcome === "not-running"
      ? "Nothing keeps a search index in this process."
      : "The index could not be built. The one that was there goes on serving, and it is tried again every second; the log says why.",
  );
}
