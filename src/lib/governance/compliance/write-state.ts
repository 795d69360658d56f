import "server-only";
import type { Tx } from "@/lib/platform/db";
import type { KeptRating } from "./badge-change";
import type { StoredOutcome } from "./stored-outcome";
import type { Cause, Transition } from "./transitions";

type Of<T> = T & { productId: string };

/** Each of these is one statement, however many products and policies it is about. */
export async function writeOutcomes(
  tx: Tx,
  outcomes: readonly Of<StoredOutcome & { since: Date }>[],
  at: Date,
): Promise<void> {
  if (outcomes.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "policy_outcome" ("product_id", "policy_key", "policy_version", "level", "severity", "category",
      "status", "mode", "blocking", "checked", "failed", "waived", "findings", "error", "since", "valid_until",
      "evaluated_at")
    SELECT r."productId", r."policyKey", r."policyVersion", r."level", r."severity", r."category", r."status",
      r."mode", r."blocking", r."checked", r."failed", r."waived", r."findings", r."error", r."since",
      r."validUntil", ${at}
    FROM jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) AS r("productId" text, "policyKey" text,
      "policyVersion" int, "level" text, "severity" text, "category" text, "status" text, "mode" text,
      "blocking" boolean, "checked" int, "failed" int, "waived" int, "findings" jsonb, "error" text,
      "since" timestamptz, "validUntil" timestamptz)
    ON CONFLICT ("product_id", "policy_key") DO UPDATE SET
      "policy_version" = excluded."policy_version", "level" = excluded."level", "severity" = excluded."severity",
      "category" = excluded."category", "status" = excluded."status", "mode" = excluded."mode",
      "blocking" = excluded."blocking", "checked" = excluded."checked", "failed" = excluded."failed",
      "waived" = excluded."waived", "findings" = excluded."findings", "error" = excluded."error",
      "since" = excluded."since", "valid_until" = excluded."valid_until", "evaluated_at" = excluded."evaluated_at"`;
}

/** For outcomes that are as they were kept, but for how long they are valid. */
export async function prolongOutcomes(
  tx: Tx,
  outcomes: readonly Of<Pick<StoredOutcome, "policyKey" | "validUntil">>[],
): Promise<void> {
  if (outcomes.length === 0) return;
  const moments = outcomes.map(({ productId, policyKey, validUntil }) => ({
    productId,
    policyKey,
    validUntil,
  }));
  await tx.$executeRaw`
    UPDATE "policy_outcome" o SET "valid_until" = r."validUntil"
    FROM jsonb_to_recordset(${JSON.stringify(moments)}::jsonb)
      AS r("productId" text, "policyKey" text, "validUntil" timestamptz)
    WHERE o."product_id" = r."productId" AND o."policy_key" = r."policyKey"
      AND o."valid_until" IS DISTINCT FROM r."validUntil"`;
}

export async function removeOutcomes(
  tx: Tx,
  removals: readonly { productId: string; policyKey: string }[],
): Promise<void> {
  if (removals.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM "policy_outcome" o
    USING jsonb_to_recordset(${JSON.stringify(removals)}::jsonb) AS r("productId" text, "policyKey" text)
    WHERE o."product_id" = r."productId" AND o."policy_key" = r."policyKey"`;
}

export async function writeTransitions(
  tx: Tx,
  transitions: readonly Of<Transition & { cause: Cause }>[],
  at: Date,
): Promise<void> {
  if (transitions.length === 0) return;
  await tx.outcomeTransition.createMany({ data: transitions.map((transition) => ({ ...transition, at })) });
}

export async function writeRatings(
  tx: Tx,
  ratings: readonly Of<KeptRating & { domainId: string }>[],
): Promise<void> {
  if (ratings.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "product_compliance" ("product_id", "domain_id", "badge", "criticality", "score", "open",
      "waived", "grace", "due_at", "since", "outcomes_hash")
    SELECT r."productId", r."domainId", r."badge", r."criticality", r."score", r."open", r."waived", r."grace",
      r."dueAt", r."since", r."outcomesHash"
    FROM jsonb_to_recordset(${JSON.stringify(ratings)}::jsonb) AS r("productId" text, "domainId" text, "badge" text,
      "criticality" text, "score" double precision, "open" int, "waived" int, "grace" int, "dueAt" timestamptz, "since" timestamptz,
      "outcomesHash" text)
    ON CONFLICT ("product_id") DO UPDATE SET
      "domain_id" = excluded."domain_id", "badge" = excluded."badge", "criticality" = excluded."criticality", "score" = excluded."score",
      "open" = excluded."open", "waived" = excluded."waived", "grace" = excluded."grace",
      "due_at" = excluded."due_at", "since" = excluded."since", "outcomes_hash" = excluded."outcomes_hash"`;
}

export async function removeRatings(tx: Tx, productIds: readonly string[]): Promise<void> {
  if (productIds.length === 0) return;
  await tx.productCompliance.deleteMany({ where: { productId: { in: [...productIds] } } });
}
