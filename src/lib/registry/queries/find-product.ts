import "server-only";
import type { Actor } from "@/lib/identity/model";
import { canInDomain } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { Prisma } from "@/lib/platform/prisma/client";
import { readDomains } from "../domain-rows";
import { pathTo } from "../domain-tree";
import type { ProductRef } from "../model";
import { type DraftFacts, ProductDetail, type ProductSummary, UpstreamEdge } from "../product";
import { fromRefText, toRefText } from "../ref-text";
import { SUMMARY, toSummary } from "../summary-rows";
import { VERSION } from "../version-rows";
import { visibility } from "../visibility";
import { named } from "../visible-product";

const DETAIL = {
  id: true,
  name: true,
  domainId: true,
  title: true,
  summary: true,
  lifecycle: true,
  sunset: true,
  successorId: true,
  lifecycleNote: true,
  createdAt: true,
  updatedAt: true,
  currentVersion: { select: { ...VERSION, descriptor: true } },
  inputs: {
    select: { inputName: true, productRef: true, portName: true, external: true },
    orderBy: { position: "asc" },
  },
} as const satisfies Prisma.DataProductSelect;

/** The product at `ref`, or null when it does not exist or the actor may not know that it does. */
export async function findProduct(actor: Actor, ref: ProductRef, tx: Tx = db): Promise<ProductDetail | null> {
  const row = await tx.dataProduct.findFirst({
    where: { AND: [named(ref), visibility.toWhere(actor)] },
    select: DETAIL,
  });
  if (!row) return null;
  const { currentVersion, inputs, successorId, ...facts } = row;
  const upstreamRefs = inputs.flatMap(({ productRef }) => fromRefText(productRef ?? "") ?? []);
  const [domains, neighbours, draft] = await Promise.all([
    readDomains(tx),
    findNeighbours(tx, actor, upstreamRefs, successorId),
    canInDomain(actor, "product.read-drafts", row.domainId) ? readDraftFacts(tx, row.id) : null,
  ]);
  const byRef = new Map(neighbours.map((product) => [toRefText(product.ref), product]));
  return ProductDetail.parse({
    ...facts,
    ref,
    domainPath: pathTo(domains, row.domainId),
    successor: neighbours.find((product) => product.id === successorId) ?? null,
    current: currentVersion,
    upstream: inputs.map((edge) =>
      UpstreamEdge.parse({ ...edge, product: byRef.get(edge.productRef ?? "") ?? null }),
    ),
    draft,
  });
}

export async function getProduct(actor: Actor, ref: ProductRef, tx: Tx = db): Promise<ProductDetail> {
  const product = await findProduct(actor, ref, tx);
  if (!product) throw notFound("data product");
  return product;
}

/** Those the product names that the actor may see. */
async function findNeighbours(
  tx: Tx,
  actor: Actor,
  refs: readonly ProductRef[],
  successorId: string | null,
): Promise<ProductSummary[]> {
  const wanted = [...refs.map(named), ...(successorId === null ? [] : [{ id: successorId }])];
  if (wanted.length === 0) return [];
  const rows = await tx.dataProduct.findMany({
    where: { AND: [{ OR: wanted }, visibility.toWhere(actor)] },
    select: SUMMARY,
  });
  return rows.map(toSummary);
}

async function readDraftFacts(tx: Tx, id: string): Promise<DraftFacts> {
  const { draftRevision, draftUpdatedAt, draftUpdatedBy } = await tx.dataProduct.findUniqueOrThrow({
    where: { id },
    select: {
      draftRevision: true,
      draftUpdatedAt: true,
      draftUpdatedBy: { select: { id: true, name: true } },
    },
  });
  // The documents are compared where they lie rather than sent here.
  const changed = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "data_product" p LEFT JOIN "product_version" v ON v."id" = p."current_version_id"
    WHERE p."id" = ${id} AND p."draft"::jsonb IS DISTINCT FROM v."descriptor"::jsonb`;
  return {
    revision: draftRevision,
    updatedAt: draftUpdatedAt,
    updatedBy: draftUpdatedBy,
    hasChanges: changed.length > 0,
  };
}
