import "server-only";
import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { type EventCursor, eventHorizon, readEvents } from "@/lib/platform/event-feed";
import { giveLeaseBack, takeLease } from "@/lib/platform/lease";
import { runAtWakes } from "@/lib/platform/run-at-wakes";
import { PUBLISHED_LIFECYCLES } from "@/lib/registry/lifecycle";
import { rateProducts } from "./rate-products";

const LEASE = "trust";
const LEASE_MS = 60_000;
const AT_ONCE = 25;
/** How often the passing of time is looked at. */
const EVERY_MS = 30_000;

declare global {
  var agoraTrust: (() => void) | undefined;
}

/** Keeps the trust signal level with publications, badges and the passing of time. Once per process. */
export function startTrustFollower(): void {
  globalThis.agoraTrust ??= follow();
}

function follow(): () => void {
  let cursor: EventCursor | null = null;
  let ratedAt = 0;

  async function look(): Promise<void> {
    const events = cursor === null ? [] : await readEvents(cursor);
    if (cursor !== null && events.length === 0 && performance.now() - ratedAt < EVERY_MS) return;
    // Taken before looking, so that nothing that is committed meanwhile is taken for seen.
    cursor = await eventHorizon();
    ratedAt = performance.now();
    await rateWhatIsDue(now());
  }

  return runAtWakes(look, "the trust signal could not be brought up to date");
}

/**
 * Rates every product whose rating was made of something else than what is so now. It asks for the state rather than
 * for events, so that nothing is missed; one process at a time does it.
 */
export async function rateWhatIsDue(at: Date): Promise<number> {
  const holder = randomUUID();
  if (!(await takeLease(LEASE, holder, at, new Date(at.getTime() + LEASE_MS)))) return 0;
  try {
    await db.$executeRaw`
      DELETE FROM "product_trust" t USING "data_product" p
      WHERE p."id" = t."product_id" AND NOT (p."lifecycle" = ANY(${[...PUBLISHED_LIFECYCLES]}))`;
    let rated = 0;
    for (;;) {
      // The embedded database answers without ever letting go of this thread: people's requests get their turn here.
      await setImmediate();
      const ids = await dueProducts(at);
      if (ids.length > 0) await db.$transaction((tx) => rateProducts(tx, ids, at));
      rated += ids.length;
      if (ids.length < AT_ONCE) return rated;
    }
  } finally {
    await giveLeaseBack(LEASE, holder);
  }
}

async function dueProducts(at: Date): Promise<string[]> {
  const rows = await db.$queryRaw`
    SELECT p."id" FROM "data_product" p
    LEFT JOIN "product_trust" t ON t."product_id" = p."id"
    LEFT JOIN "product_compliance" c ON c."product_id" = p."id"
    WHERE p."lifecycle" = ANY(${[...PUBLISHED_LIFECYCLES]}) AND p."current_version_id" IS NOT NULL
      AND (t."product_id" IS NULL OR t."version_id" <> p."current_version_id" OR t."lifecycle" <> p."lifecycle"
        OR t."badge" IS DISTINCT FROM c."badge" OR t."valid_until" <= ${at})
    ORDER BY p."id" LIMIT ${AT_ONCE}`;
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);
}
