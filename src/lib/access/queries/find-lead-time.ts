import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import type { ProductRef } from "@/lib/registry/model";
import { visibility } from "@/lib/registry/visibility";
import { named } from "@/lib/registry/visible-product";
import { daysAfter } from "../calendar-day";
import { type LeadTime, leadTime } from "../lead-time";

const YEAR_DAYS = 365;
const DECISIONS_MAX = 500;

const Row = z.object({
  at: z.date(),
  requestPort: z.object({ request: z.object({ requestedAt: z.date() }) }),
});

/** How long people took to decide about a product in the last year; null where they decided too rarely to tell. */
export async function findLeadTime(actor: Actor, ref: ProductRef, tx: Tx = db): Promise<LeadTime | null> {
  const rows = await tx.accessDecision.findMany({
    where: {
      isFinal: true,
      isAutomatic: false,
      outcome: { in: ["approved", "denied"] },
      at: { gte: daysAfter(now(), -YEAR_DAYS) },
      requestPort: { product: { AND: [named(ref), visibility.toWhere(actor)] } },
    },
    select: { at: true, requestPort: { select: { request: { select: { requestedAt: true } } } } },
    orderBy: { at: "desc" },
    take: DECISIONS_MAX,
  });
  return leadTime(
    z
      .array(Row)
      .parse(rows)
      .map(({ at, requestPort }) => ({ at, requestedAt: requestPort.request.requestedAt })),
  );
}
