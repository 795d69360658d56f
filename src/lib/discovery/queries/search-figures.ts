import "server-only";
import { hostname } from "node:os";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import type { MeasuredSearch } from "../search-figures";
import { searchMeter } from "../search-meter";

const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

/** How searching has been going, for those who look after it. */
export async function findSearchFigures(actor: Actor, at: Date, tx: Tx = db): Promise<MeasuredSearch> {
  requireCan(actor, "search.manage");
  const { meter, since } = searchMeter(at);
  const missesOfTheDay = await tx.searchMiss.count({
    where: { at: { gte: new Date(at.getTime() - DAY_MINUTES * 60_000) } },
  });
  return {
    process: `${hostname()}, process ${process.pid}`,
    since,
    hour: meter.figures(HOUR_MINUTES, at),
    day: meter.figures(DAY_MINUTES, at),
    missesOfTheDay,
  };
}
