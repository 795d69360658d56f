import { ExportRequest, exportFile } from "@/lib/interop/export-file";
import { notFound } from "@/lib/platform/errors";
import { ProductRef } from "@/lib/registry/model";
import { getProduct } from "@/lib/registry/queries/find-product";
import { route } from "@/lib/transport/route";

/** The published version as a YAML file that other tools read. */
export const GET = route({ params: ProductRef, query: ExportRequest }, async (actor, { params, query }) => {
  const { current, ref } = await getProduct(actor, params);
  if (!current) throw notFound("published version");
  const file = exportFile({ ref, version: current.version, descriptor: current.descriptor }, query);
  if (!file) throw notFound("data contract");
  return new Response(file.text, {
    headers: {
      "Content-Type": "text/yaml; charset=utf-8",
      "Content-Disposition": `attachment; filename="${file.name}"`,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
});
