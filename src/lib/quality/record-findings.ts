import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireInDomain } from "@/lib/identity/permissions";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import type { ProductRef } from "@/lib/registry/model";
import { readDescriptor } from "@/lib/registry/read-descriptor";
import { StoredDocument } from "@/lib/registry/stored-document";
import { getVisibleProduct } from "@/lib/registry/visible-product";
import { decisiveFindings } from "./decisive-findings";
import { EvidenceAnswer } from "./evidence-answer";
import type { EvidenceSource } from "./model";
import { type ContractPromise, promisesIn } from "./promise";
import type { Outcome } from "./proof";
import { lockProducts, rateProducts } from "./rate-products";
import { TRUST_STATES } from "./trust";

/** What was found of a promise, and by which check. */
export type NewFinding = {
  promise: ContractPromise;
  check: string;
  outcome: Outcome;
  value: string;
  note: string;
  observedAt: Date;
};

export type Delivery = {
  key: string;
  source: EvidenceSource;
  reporter: string;
  /** Everything that was sent, to tell another delivery under the same key from the same one again. */
  sent: unknown;
  /** What it says of the promises of a product; throws where it cannot be taken. */
  read: (promises: readonly ContractPromise[]) => Pick<EvidenceAnswer, "unmatched"> & {
    findings: readonly NewFinding[];
  };
};

/** Whoever checks something has a clock of their own. */
const CLOCK_SKEW_MS = 300_000;

/** Keeps a delivery of evidence and rates the product by it; one that was kept before is answered as it was then. */
export async function recordFindings(
  tx: Tx,
  actor: Actor,
  { ref, delivery, at }: { ref: ProductRef; delivery: Delivery; at: Date },
): Promise<EvidenceAnswer> {
  const { id: productId, domainId } = await getVisibleProduct(tx, actor, ref);
  requireInDomain(actor, "evidence.record", domainId);
  await lockProducts(tx, [productId]);
  const bodyHash = createHash("sha256").update(JSON.stringify(delivery.sent)).digest("hex");
  const known = await findAnswer(tx, productId, delivery.key, bodyHash);
  if (known) return { ...known, isRepeated: true };

  const { findings, unmatched } = delivery.read(await publishedPromises(tx, productId));
  requirePast(findings, at);
  const answer: EvidenceAnswer = {
    isRepeated: false,
    recorded: findings.map(({ promise, check, outcome }) => ({ element: promise.key, check, outcome })),
    unmatched,
    trust: "unproven",
  };
  const { key, source, reporter } = delivery;
  const report = { productId, key, bodyHash, source, reporter, reportedById: actor.id, reportedAt: at };
  // Written before the rating, whose outcome the answer tells and which reads these very rows.
  const { id: reportId } = await tx.evidenceReport.create({
    data: { ...report, answer },
    select: { id: true },
  });
  await tx.evidence.createMany({
    data: decisiveFindings(findings).map(({ promise, outcome, value, note, observedAt }) => ({
      reportId,
      productId,
      element: promise.key,
      fingerprint: promise.fingerprint,
      outcome,
      value,
      note,
      observedAt,
    })),
  });
  if (findings.length > 0) {
    await rateProducts(tx, [productId], at);
    const violated = findings.filter(({ outcome }) => outcome === "violated").length;
    const payload = { domain: ref.domain, name: ref.name, source, findings: findings.length, violated };
    await recordEvent(tx, { type: "evidence.recorded", subjectId: productId, actorId: actor.id, payload });
  }
  return { ...answer, trust: await trustOf(tx, productId) };
}

async function publishedPromises(tx: Tx, id: string): Promise<ContractPromise[]> {
  const row = await tx.dataProduct.findUniqueOrThrow({
    where: { id },
    select: { currentVersion: { select: { descriptor: true } } },
  });
  if (!row.currentVersion)
    throw new AppError("conflict", "This product is not published, so it promises nothing yet.");
  return promisesIn(readDescriptor(StoredDocument.parse(row.currentVersion.descriptor)).descriptor);
}

async function findAnswer(
  tx: Tx,
  productId: string,
  key: string,
  bodyHash: string,
): Promise<EvidenceAnswer | null> {
  const row = await tx.evidenceReport.findUnique({
    where: { productId_key: { productId, key } },
    select: { bodyHash: true, answer: true },
  });
  if (!row) return null;
  if (row.bodyHash !== bodyHash)
    throw new AppError(
      "conflict",
      `Something else was sent as “${key}” before. Send this under another key.`,
    );
  const answer = EvidenceAnswer.parse(row.answer);
  return { ...answer, trust: await trustOf(tx, productId) };
}

async function trustOf(tx: Tx, productId: string) {
  const row = await tx.productTrust.findUnique({ where: { productId }, select: { state: true } });
  return z.enum(TRUST_STATES).parse(row?.state ?? "unproven");
}

function requirePast(findings: readonly NewFinding[], at: Date): void {
  const latest = at.getTime() + CLOCK_SKEW_MS;
  const early = findings.filter(({ observedAt }) => observedAt.getTime() > latest);
  if (early.length === 0) return;
  throw new AppError(
    "invalid-input",
    "Nothing can be known of the future.",
    early.map(({ check, observedAt }) => `${check}: ${observedAt.toISOString()} has not been yet.`),
  );
}
