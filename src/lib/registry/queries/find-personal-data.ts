import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { PERSONAL_DATA } from "../descriptor";
import { listedFor } from "../domain-rows";
import { highestPersonalData } from "../sensitivity";

const Row = z.object({ productId: z.string(), personalData: z.string() });

/** The most personal of what the columns of each published product hold, by id; those that say nothing are left out. */
export async function findPersonalData(
  actor: Actor,
  tx: Tx = db,
): Promise<ReadonlyMap<string, (typeof PERSONAL_DATA)[number]>> {
  const groups = await tx.column.groupBy({
    by: ["productId", "personalData"],
    where: { personalData: { not: "" }, product: listedFor(actor) },
  });
  const words = new Map<string, string[]>();
  for (const { productId, personalData } of z.array(Row).parse(groups))
    words.set(productId, [...(words.get(productId) ?? []), personalData]);
  return new Map(
    [...words].flatMap(([id, own]) => {
      const highest = highestPersonalData(own)?.trim().toLowerCase();
      const known = PERSONAL_DATA.find((word) => word === highest);
      return known ? [[id, known] as const] : [];
    }),
  );
}
