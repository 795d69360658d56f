import "server-only";
import { createHmac } from "node:crypto";
import { db } from "@/lib/platform/db";
import { sessionSecret } from "@/lib/platform/secret";
import { usageDay } from "./usage-day";

export type View = { productId: string; personId: string; isFromSearch: boolean; at: Date };

type Noted = { day: string; mark: string; productId: string; kind: "view" | "search" };

/** More than people can look at between two writes; beyond it the rest goes uncounted rather than into memory. */
const NOTED_MAX = 50_000;

declare global {
  var agoraViews: Map<string, Noted> | undefined;
}

/** Kept for the process: the bundler may load this module once per entry point. */
function noted(): Map<string, Noted> {
  globalThis.agoraViews ??= new Map();
  return globalThis.agoraViews;
}

/** Notes a view without waiting for anything. */
export function noteView({ productId, personId, isFromSearch, at }: View): void {
  const day = usageDay(at);
  for (const kind of isFromSearch ? (["view", "search"] as const) : (["view"] as const)) {
    if (noted().size >= NOTED_MAX) return;
    const mark = markOf([day, kind, productId, personId]);
    noted().set(mark, { day, mark, productId, kind });
  }
}

/** Tells that somebody was counted already, and to whoever has no key nothing else. */
function markOf(facts: readonly string[]): string {
  return createHmac("sha256", sessionSecret()).update(facts.join(" ")).digest("base64url").slice(0, 24);
}

/**
 * Writes what was noted, in one statement. Whoever was counted today, by this process or another, is not counted again.
 * What fails is lost: a view is not worth a queue.
 */
export async function writeViews(): Promise<number> {
  const views = [...noted().values()];
  noted().clear();
  if (views.length === 0) return 0;
  return db.$executeRaw`
    WITH v AS (
      SELECT v.* FROM jsonb_to_recordset(${JSON.stringify(views)}::jsonb)
        AS v("day" text, "mark" text, "productId" text, "kind" text)
      JOIN "data_product" p ON p."id" = v."productId"
    ), fresh AS (
      INSERT INTO "usage_mark" ("day", "mark") SELECT v."day", v."mark" FROM v
      ON CONFLICT DO NOTHING RETURNING "day", "mark"
    )
    INSERT INTO "usage_day" AS u ("product_id", "day", "views", "searches")
    SELECT v."productId", v."day", count(*) FILTER (WHERE v."kind" = 'view'), count(*) FILTER (WHERE v."kind" = 'search')
    FROM v JOIN fresh f ON f."day" = v."day" AND f."mark" = v."mark"
    GROUP BY v."productId", v."day"
    ORDER BY v."productId", v."day"
    ON CONFLICT ("product_id", "day") DO UPDATE
      SET "views" = u."views" + excluded."views", "searches" = u."searches" + excluded."searches"`;
}

/** Nothing is kept of who looked on a day that is over. */
export async function forgetMarks(at: Date): Promise<void> {
  await db.usageMark.deleteMany({ where: { day: { lt: usageDay(at) } } });
}
