import { z } from "zod";
import { IMPACT_CSV_HEAD, impactCsvLine, impactOf } from "@/lib/lineage/impact";
import { findProductLineage } from "@/lib/lineage/queries/find-product-lineage";
import { BYTE_ORDER_MARK } from "@/lib/platform/csv-line";
import { notFound } from "@/lib/platform/errors";
import { ProductRef } from "@/lib/registry/model";
import { route } from "@/lib/transport/route";

/** All that is made of a product, as far as the reader may see it, as a table for a spreadsheet. */
export const GET = route({ params: ProductRef, query: z.object({}) }, async (actor, { params }) => {
  const lineage = await findProductLineage(actor, params);
  if (!lineage) throw notFound("data product");
  const text = [BYTE_ORDER_MARK, IMPACT_CSV_HEAD, ...impactOf(lineage).map(impactCsvLine)].join("");
  return new Response(text, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="impact-${params.domain}-${params.name}.csv"`,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
});
