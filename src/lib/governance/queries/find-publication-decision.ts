import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { can } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import type { ProductRef } from "@/lib/registry/model";
import { fromRefText } from "@/lib/registry/ref-text";
import { StoredDocument } from "@/lib/registry/stored-document";
import { visibility } from "@/lib/registry/visibility";
import { named } from "@/lib/registry/visible-product";
import { readBundle } from "../bundle";
import { EvaluationReceipt, type Outcome } from "../evaluation";
import { Requirement } from "../model";
import { policySetChanges } from "../policy-set-changes";
import type { PublicationDecision } from "../publication-decision";
import { PublicationFacts } from "../publication-facts";
import { replay } from "../replay";

/** Why a version was published: for everyone who sees the product. Null for a version there is not, or not for them. */
export async function findPublicationDecision(
  actor: Actor,
  ref: ProductRef,
  version: string,
  tx: Tx = db,
): Promise<PublicationDecision | null> {
  const found = await tx.productVersion.findFirst({
    where: { version, product: { AND: [named(ref), visibility.toWhere(actor)] } },
    select: DECIDED,
  });
  if (!found) return null;
  const { evaluation, descriptor, changeNote, publishedBy, productId, ordinal, product } =
    DecidedRow.parse(found);
  const receipt = EvaluationReceipt.parse({
    ...evaluation,
    asOf: evaluation.asOf.toISOString(),
    actorName: publishedBy?.name ?? null,
    publishedVersion: version,
  });
  const [previous, record, bundle, requirements] = await Promise.all([
    readPrevious(tx, productId, ordinal),
    readRecord(tx, productId, receipt.id),
    readBundle(tx, product.domainId),
    readRequirements(tx, receipt.outcomes),
  ]);
  const recorded = record?.facts ?? null;
  return {
    receipt,
    changeNote,
    previousVersion: previous?.version ?? null,
    recorded,
    seq: record && can(actor, "audit.read") ? record.seq : null,
    policyChanges: policySetChanges(receipt.outcomes, bundle),
    differences: replay({
      // It was decided under the address the product had then.
      ref: (record && fromRefText(record.subject)) ?? ref,
      receipt,
      document: descriptor,
      previous: previous?.descriptor ?? null,
      requirementOf: ({ key, version: ofPolicy }) => requirements.get(`${key} ${ofPolicy}`) ?? null,
      recorded,
    }),
  };
}

const DECIDED = {
  productId: true,
  ordinal: true,
  descriptor: true,
  changeNote: true,
  publishedBy: { select: { name: true } },
  product: { select: { domainId: true } },
  evaluation: {
    select: { id: true, snapshotHash: true, bundleHash: true, decision: true, outcomes: true, asOf: true },
  },
} as const;

const DecidedRow = z.object({
  productId: z.string(),
  ordinal: z.number().int(),
  descriptor: StoredDocument,
  changeNote: z.string(),
  publishedBy: z.object({ name: z.string() }).nullable(),
  product: z.object({ domainId: z.string() }),
  evaluation: z.looseObject({ asOf: z.date() }),
});

const PreviousRow = z.object({ version: z.string(), descriptor: StoredDocument });

async function readPrevious(tx: Tx, productId: string, ordinal: number) {
  const row = await tx.productVersion.findFirst({
    where: { productId, ordinal: { lt: ordinal } },
    select: { version: true, descriptor: true },
    orderBy: { ordinal: "desc" },
  });
  return PreviousRow.nullable().parse(row);
}

// Facts somebody tampered with are as if there were none; the check of the log tells which record it is.
const RecordRow = z.object({
  seq: z.number().int(),
  subject: z.string(),
  facts: PublicationFacts.nullable().catch(null),
});

async function readRecord(tx: Tx, productId: string, evaluationId: string) {
  const rows = await tx.$queryRaw`
    SELECT "seq", "subject", "facts" FROM "audit_record"
    WHERE "subject_id" = ${productId} AND "action" = 'product.published'
      AND "facts"->>'evaluationId' = ${evaluationId}`;
  return z.array(RecordRow).parse(rows)[0] ?? null;
}

const RequirementRow = z.object({ key: z.string(), version: z.number().int(), requirement: Requirement });

/** What the policy versions of a receipt say, by key and version. */
async function readRequirements(tx: Tx, outcomes: readonly Outcome[]): Promise<Map<string, Requirement>> {
  const keys = outcomes.map(({ policy }) => policy.key);
  const versions = outcomes.map(({ policy }) => String(policy.version));
  const rows = await tx.$queryRaw`
    SELECT w."key", v."version", v."content" - 'examples' AS "requirement"
    FROM unnest(${keys}::text[], ${versions}::text[]) AS w("key", "version")
    JOIN "policy" p ON p."key" = w."key"
    JOIN "policy_version" v ON v."policy_id" = p."id" AND v."version" = w."version"::int`;
  return new Map(
    z
      .array(RequirementRow)
      .parse(rows)
      .map(({ key, version, requirement }) => [`${key} ${version}`, requirement]),
  );
}
