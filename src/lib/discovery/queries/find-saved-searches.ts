import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { SAVED_MAX, SavedSearch } from "../saved-search";

/** The actor's own, by name. */
export async function findSavedSearches(actor: Actor, tx: Tx = db): Promise<SavedSearch[]> {
  const rows = await tx.savedSearch.findMany({
    where: { userId: actor.id },
    select: { id: true, name: true, query: true, notifies: true, createdAt: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: SAVED_MAX,
  });
  return z.array(SavedSearch).parse(rows);
}
