import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { toSentence } from "../language/sentence";
import { PolicyStatus, Requirement } from "../model";
import { mayReadPolicy } from "../policy-access";
import { POLICY_SCHEMA } from "../policy-view-schema";

const RuleRow = z.object({
  key: z.string(),
  domainId: z.string().nullable(),
  status: PolicyStatus,
  rule: Requirement.shape.rule,
});

/** What each of these policies requires, in one sentence: the version in force, or the newest before there is one. */
export async function findPolicySentences(
  actor: Actor,
  keys: readonly string[],
  tx: Tx = db,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT p."key", p."domain_id" AS "domainId", p."status", s."content"->'rule' AS "rule"
    FROM "policy" p
    JOIN LATERAL (
      SELECT "content" FROM "policy_version"
      WHERE "policy_id" = p."id" AND (p."active_version_id" IS NULL OR "id" = p."active_version_id")
      ORDER BY "version" DESC LIMIT 1
    ) s ON true
    WHERE p."key" = ANY(${[...keys]})`;
  const readable = z
    .array(RuleRow)
    .parse(rows)
    .filter((row) => mayReadPolicy(actor, row));
  return new Map(readable.map(({ key, rule }) => [key, toSentence(rule, POLICY_SCHEMA)]));
}
