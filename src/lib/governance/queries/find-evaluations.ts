import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { can, domainsWhere } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import type { ProductRef } from "@/lib/registry/model";
import { type Page, type PageRequest, toSlice } from "@/lib/registry/page";
import { visibility } from "@/lib/registry/visibility";
import { named } from "@/lib/registry/visible-product";
import { EvaluationReceipt } from "../evaluation";

/**
 * Attempts to publish a product, newest first. Those that were stopped tell about a draft, so only who may read
 * drafts there sees them; the receipts of published versions are for everyone who sees the product.
 */
export async function findEvaluations(
  actor: Actor,
  ref: ProductRef,
  page: PageRequest,
  tx: Tx = db,
): Promise<Page<EvaluationReceipt>> {
  const where = readableBy(actor, ref);
  const [rows, total] = await Promise.all([
    tx.evaluation.findMany({ where, select: RECEIPT, orderBy: NEWEST, ...toSlice(page) }),
    tx.evaluation.count({ where }),
  ]);
  return { items: await toReceipts(tx, rows), total };
}

/** The newest attempt the actor may read about, or null. */
export async function findLatestEvaluation(
  actor: Actor,
  ref: ProductRef,
  tx: Tx = db,
): Promise<EvaluationReceipt | null> {
  const row = await tx.evaluation.findFirst({
    where: readableBy(actor, ref),
    select: RECEIPT,
    orderBy: NEWEST,
  });
  const [receipt] = row ? await toReceipts(tx, [row]) : [];
  return receipt ?? null;
}

function readableBy(actor: Actor, ref: ProductRef) {
  const visible = { product: { AND: [named(ref), visibility.toWhere(actor)] } };
  const teams = domainsWhere(actor, "product.read-drafts");
  if (can(actor, "evaluation.read-all") || teams === "all") return visible;
  return { AND: [visible, { OR: [{ version: { isNot: null } }, { product: { domainId: { in: teams } } }] }] };
}

const NEWEST = [{ createdAt: "desc" as const }, { id: "desc" as const }];

const RECEIPT = {
  id: true,
  snapshotHash: true,
  bundleHash: true,
  decision: true,
  outcomes: true,
  asOf: true,
  actorId: true,
  version: { select: { version: true } },
} as const;

type Row = {
  id: string;
  snapshotHash: string;
  bundleHash: string;
  decision: string;
  outcomes: unknown;
  asOf: Date;
  actorId: string | null;
  version: { version: string } | null;
};

/** The person is kept by id alone, so that deleting an account leaves the history as it is. */
async function toReceipts(tx: Tx, rows: readonly Row[]): Promise<EvaluationReceipt[]> {
  const ids = rows.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]));
  const people = await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const receipts = rows.map(({ actorId, version, asOf, ...row }) => ({
    ...row,
    asOf: asOf.toISOString(),
    actorName: names.get(actorId ?? "") ?? null,
    publishedVersion: version?.version ?? null,
  }));
  return z.array(EvaluationReceipt).parse(receipts);
}
