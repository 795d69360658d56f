import { z } from "zod";
import { findBlastRadius } from "@/lib/governance/blast-radius/find-blast-radius";
import { reportCsv } from "@/lib/governance/blast-radius/report-csv";
import { notFound } from "@/lib/platform/errors";
import { route } from "@/lib/transport/route";

/** Whom a version of a policy would hit, as it was found, without the products the reader may not see. */
export const GET = route(
  { params: z.object({ id: z.uuid() }), query: z.object({}) },
  async (actor, { params }) => {
    const report = await findBlastRadius(actor, params.id);
    if (!report) throw notFound("report");
    return new Response(reportCsv(report.view), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="blast-radius-${report.policyKey.replace("/", "-")}.csv"`,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
      },
    });
  },
);
