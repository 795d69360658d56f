import "server-only";
import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import { db } from "@/lib/platform/db";
import { toRows } from "./rows";
import { insertDefinitions } from "./store";
import { StoredDocument } from "./stored-document";

const DONE = "backfill:business-definitions";
const PAGE = 100;

/**
 * Writes the links to business definitions of versions that were published before these were kept in rows. Once in the
 * life of a database; whoever does it again, or at the same time, changes nothing. Answers how many products got some.
 */
export async function backfillDefinitions(): Promise<number> {
  if (await db.setting.findUnique({ where: { key: DONE }, select: { key: true } })) return 0;
  let written = 0;
  for (let page = await readPage(""); page.length > 0; page = await readPage(page.at(-1)?.id ?? "")) {
    for (const { id, isLacking } of page) {
      if (!isLacking) continue;
      // The embedded database answers without ever letting go of this thread: people's requests get their turn here.
      await setImmediate();
      if (await backfillProduct(id)) written += 1;
    }
    await setImmediate();
  }
  // Two processes that start together may both be the first to say so.
  await db.setting.createMany({ data: [{ key: DONE, value: true }], skipDuplicates: true });
  return written;
}

const Page = z.array(z.object({ id: z.string(), isLacking: z.boolean() }));

/**
 * The next products, and which of them have no rows while their document says the word somewhere: most say it nowhere,
 * and are never parsed. So many are looked at and no more, however few are found: others wait for the database.
 */
async function readPage(after: string): Promise<z.infer<typeof Page>> {
  const rows = await db.$queryRaw`
    SELECT p."id", v."descriptor"::text ILIKE '%businessDefinition%'
           AND NOT EXISTS (SELECT 1 FROM "business_definition" b WHERE b."product_id" = p."id") AS "isLacking"
    FROM (SELECT "id", "current_version_id" FROM "data_product"
          WHERE "id" > ${after} AND "current_version_id" IS NOT NULL ORDER BY "id" LIMIT ${PAGE}) p
    JOIN "product_version" v ON v."id" = p."current_version_id" ORDER BY p."id"`;
  return Page.parse(rows);
}

async function backfillProduct(id: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    // Whoever publishes it meanwhile writes the rows of the new version, and these stay.
    await tx.$queryRaw`SELECT 1 FROM "data_product" WHERE "id" = ${id} FOR UPDATE`;
    const product = await tx.dataProduct.findUnique({
      where: { id },
      select: { currentVersion: { select: { descriptor: true } }, _count: { select: { definitions: true } } },
    });
    if (!product?.currentVersion || product._count.definitions > 0) return false;
    const { definitions } = toRows(StoredDocument.parse(product.currentVersion.descriptor));
    await insertDefinitions(tx, id, definitions);
    return definitions.length > 0;
  });
}
