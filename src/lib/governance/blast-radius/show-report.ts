import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import { visibility } from "@/lib/registry/visibility";
import { type BlastRadiusReport, inOrder } from "./report";
import type { BlastRadiusView, NamedProduct } from "./request";

const NameRow = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  domain: z.object({ slug: z.string(), name: z.string() }),
});

/** The report with the names of the products the reader may see, at most `limit` of them. */
export async function showReport(
  tx: Tx,
  actor: Actor,
  report: BlastRadiusReport,
  limit: number,
): Promise<BlastRadiusView> {
  const { affected, ...figures } = inOrder(report);
  const ids = affected.map(({ productId }) => productId);
  const rows = await tx.dataProduct.findMany({
    where: { AND: [{ id: { in: ids } }, visibility.toWhere(actor)] },
    select: { id: true, name: true, title: true, domain: { select: { slug: true, name: true } } },
  });
  const names = new Map(
    z
      .array(NameRow)
      .parse(rows)
      .map((row) => [row.id, row]),
  );
  const products = affected.flatMap((product): NamedProduct[] => {
    const row = names.get(product.productId);
    if (!row) return [];
    const ref = { domain: row.domain.slug, name: row.name };
    return [{ ...product, ref, title: row.title, domainName: row.domain.name }];
  });
  const { effects } = figures;
  const all = effects.error + effects["newly-failing"] + effects["still-failing"] + effects["newly-passing"];
  const shown = products.slice(0, limit);
  return { ...figures, products: shown, unnamed: all - shown.length };
}
