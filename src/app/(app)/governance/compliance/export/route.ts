import { z } from "zod";
import { ComplianceFilter, type ProductStanding } from "@/lib/governance/compliance/overview";
import {
  STANDINGS_CSV_HEAD,
  standingCsvLine,
  standingJson,
} from "@/lib/governance/compliance/standing-export";
import { streamProductStandings } from "@/lib/governance/queries/find-product-standings";
import { now } from "@/lib/platform/clock";
import { BYTE_ORDER_MARK } from "@/lib/platform/csv-line";
import { route } from "@/lib/transport/route";

const Query = ComplianceFilter.omit({ page: true }).extend({
  format: z.enum(["csv", "json"], "Ask for csv or json."),
});

const TYPES = { csv: "text/csv", json: "application/json" } as const;

/** Every product the filter finds, whatever its badge unless one is asked for, as a file. */
export const GET = route({ params: z.object({}), query: Query }, async (actor, { query }) => {
  const { format, ...filter } = query;
  const chunks = streamProductStandings(actor, { ...filter, show: filter.show ?? "all", page: 1 });
  const text = format === "csv" ? await csv(chunks) : await json(chunks);
  return new Response(text, {
    headers: {
      "Content-Type": `${TYPES[format]}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="agora-compliance-${now().toISOString().slice(0, 10)}.${format}"`,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
});

type Chunks = AsyncIterable<readonly ProductStanding[]>;

async function csv(chunks: Chunks): Promise<string> {
  const parts = [BYTE_ORDER_MARK, STANDINGS_CSV_HEAD];
  for await (const chunk of chunks) parts.push(...chunk.map(standingCsvLine));
  return parts.join("");
}

async function json(chunks: Chunks): Promise<string> {
  const products: object[] = [];
  for await (const chunk of chunks) products.push(...chunk.map(standingJson));
  return JSON.stringify({ products }, null, 2);
}
