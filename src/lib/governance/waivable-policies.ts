import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import { Category, Level, PolicyStatus, Requirement } from "./model";

const WaivablePolicy = z.object({
  id: z.string(),
  key: z.string(),
  status: PolicyStatus,
  version: z.number().int(),
  title: z.string(),
  category: Category,
  level: Level,
  // Versions that were written before waivers allow what the schema allows by default.
  waivable: z.unknown().transform((stored) => Requirement.shape.waivable.parse(stored ?? undefined)),
});
export type WaivablePolicy = z.infer<typeof WaivablePolicy>;

/** By id. */
export type WaivablePolicies = ReadonlyMap<string, WaivablePolicy>;

/** What every policy that is or was in force says of exceptions; there are hundreds at most. */
export async function readWaivablePolicies(tx: Tx): Promise<WaivablePolicies> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT p."id", p."key", p."status", v."version", v."content"->>'title' AS "title",
           v."content"->>'category' AS "category", v."content"->>'level' AS "level",
           v."content"->'waivable' AS "waivable"
    FROM "policy" p
    JOIN "policy_version" v ON v."id" = p."active_version_id"
    ORDER BY p."key" COLLATE "C"`;
  return new Map(
    z
      .array(WaivablePolicy)
      .parse(rows)
      .map((policy) => [policy.id, policy]),
  );
}
