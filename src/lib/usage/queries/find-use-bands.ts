import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { listedFor } from "@/lib/registry/domain-rows";
import { lastDays } from "../usage-day";
import { BAND_DAYS, type BandBounds, bandOf, REQUEST_BOUNDS, type UseBand, VIEW_BOUNDS } from "../use-band";

type Bands = ReadonlyMap<string, UseBand>;

/** How often each product was looked at lately, by id; those nobody looked at, and those hidden from the actor, are left out. */
export async function findViewBands(actor: Actor, tx: Tx = db): Promise<Bands> {
  const groups = await tx.usageDay.groupBy({
    by: ["productId"],
    where: { day: { gte: firstDay() }, product: listedFor(actor) },
    _sum: { views: true },
  });
  return toBands(
    groups.map(({ productId, _sum }) => ({ productId, count: _sum.views })),
    VIEW_BOUNDS,
  );
}

/** The same of how often access was asked for. */
export async function findRequestBands(actor: Actor, tx: Tx = db): Promise<Bands> {
  const groups = await tx.accessRequestPort.groupBy({
    by: ["productId"],
    where: { request: { requestedAt: { gte: new Date(firstDay()) } }, product: listedFor(actor) },
    _count: true,
  });
  return toBands(
    groups.map(({ productId, _count }) => ({ productId, count: _count })),
    REQUEST_BOUNDS,
  );
}

function firstDay(): string {
  return z.string().parse(lastDays(now(), BAND_DAYS)[0]);
}

const Counts = z.array(z.object({ productId: z.string(), count: z.int().nonnegative() }));

function toBands(rows: unknown, bounds: BandBounds): Bands {
  return new Map(Counts.parse(rows).map(({ productId, count }) => [productId, bandOf(count, bounds)]));
}
