import "server-only";
import { z } from "zod";
import { db } from "@/lib/platform/db";
import { PolicyPair } from "./report";

type Tried = {
  /** The policy itself where there is one already: it is no other policy. */
  key: string | null;
  /** The products it is about, and those of them that meet it. */
  about: readonly string[];
  meeting: readonly string[];
};

/**
 * How many products the tried policy shares with each other policy in force, as compliance keeps that one, and how many
 * of them meet both. Counted by the database: the rows are as many as products times policies.
 */
export async function countPairs({ key, about, meeting }: Tried): Promise<PolicyPair[]> {
  if (about.length === 0) return [];
  const rows = await db.$queryRaw`
    SELECT o."policy_key" AS "key", count(*)::int AS "products",
           count(*) FILTER (WHERE o."status" = 'pass')::int AS "meetOther",
           count(m."id") FILTER (WHERE o."status" = 'pass')::int AS "meetBoth"
    FROM unnest(${[...about]}::text[]) AS a("id")
    JOIN "policy_outcome" o ON o."product_id" = a."id"
    LEFT JOIN unnest(${[...meeting]}::text[]) AS m("id") ON m."id" = a."id"
    WHERE o."status" <> 'not-applicable' AND o."policy_key" IS DISTINCT FROM ${key}
      -- What the registry needs is no policy.
      AND o."policy_key" NOT LIKE 'ESS-%'
    GROUP BY o."policy_key" ORDER BY o."policy_key" COLLATE "C"`;
  return z.array(PolicyPair).parse(rows);
}
