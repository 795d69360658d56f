import "server-only";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";

export type Unindexable = { productId: string; error: string };

/** Keeps why these cannot be found, and forgets what was held against the rest of `ids`. */
export async function replaceDeadLetters(
  ids: readonly string[] | "all",
  unindexable: readonly Unindexable[],
): Promise<void> {
  const parked = unindexable.map(({ productId }) => productId);
  const mended = ids === "all" ? { notIn: parked } : { in: ids.filter((id) => !parked.includes(id)) };
  await db.searchDeadLetter.deleteMany({ where: { productId: mended } });
  for (const { productId, error } of unindexable) {
    log.error({ productId, error }, "a product could not be indexed");
    const letter = { error, at: now() };
    await db.searchDeadLetter.upsert({
      where: { productId },
      create: { productId, ...letter },
      update: letter,
    });
  }
}
