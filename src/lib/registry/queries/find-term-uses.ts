import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { listedFor } from "../domain-rows";
import { type Page, type PageRequest, toSlice } from "../page";
import { NEWEST_FIRST, SUMMARY, toSummary } from "../summary-rows";
import { termUrls } from "../term-urls";
import type { TermUse } from "../used-term";

const Use = z.object({ productId: z.string(), portName: z.string(), path: z.string().nullable() });

/** The published products linked to the term that the actor may see, newest first. */
export async function findTermUses(
  actor: Actor,
  slug: string,
  page: PageRequest,
  tx: Tx = db,
): Promise<Page<TermUse>> {
  const linked = { url: { in: termUrls(slug) } };
  const where = { AND: [listedFor(actor), { definitions: { some: linked } }] };
  const [rows, total] = await Promise.all([
    tx.dataProduct.findMany({ where, select: SUMMARY, orderBy: [...NEWEST_FIRST], ...toSlice(page) }),
    tx.dataProduct.count({ where }),
  ]);
  const products = rows.map(toSummary);
  const uses = await tx.businessDefinition.findMany({
    where: { ...linked, productId: { in: products.map(({ id }) => id) } },
    select: { productId: true, portName: true, path: true },
    orderBy: [{ productId: "asc" }, { position: "asc" }],
  });
  const places = z.array(Use).parse(uses);
  const items = products.map((product) => {
    const own = places.filter(({ productId }) => productId === product.id);
    return { product, places: own.map(({ portName, path }) => ({ portName, path })) };
  });
  return { items, total };
}
