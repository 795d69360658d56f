import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { canInDomain, requireCan } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import type { JsonObject } from "@/lib/registry/json";
import type { ProductRef } from "@/lib/registry/model";
import { StoredDocument } from "@/lib/registry/stored-document";
import { visibility } from "@/lib/registry/visibility";
import { named } from "@/lib/registry/visible-product";
import { readBundle } from "../bundle";
import { checkDraftDocument, type DraftCheck } from "../draft-check";
import { readWaivers } from "../granted-waivers";

const ProductRow = z.object({
  id: z.string(),
  domainId: z.string(),
  draftRevision: z.number().int(),
  currentVersion: z.object({ version: z.string(), descriptor: StoredDocument }).nullable(),
});

export type DocumentCheck = DraftCheck & {
  previousVersion: string | null;
  /** Of the product's stored draft, for those who may read it. */
  draftRevision: number | null;
};

/**
 * What the gate would say of a document published now as this product, whoever wrote it and wherever it lies; null
 * where there is no such domain. A product the actor may not see is, for them, one that is not there yet.
 */
export async function checkDocument(
  actor: Actor,
  ref: ProductRef,
  document: JsonObject,
  tx: Tx = db,
): Promise<DocumentCheck | null> {
  requireCan(actor, "policy.read");
  const domain = await tx.domain.findUnique({ where: { slug: ref.domain }, select: { id: true } });
  if (!domain) return null;
  const found = await tx.dataProduct.findFirst({
    where: { AND: [named(ref), visibility.toWhere(actor)] },
    select: {
      id: true,
      domainId: true,
      draftRevision: true,
      currentVersion: { select: { version: true, descriptor: true } },
    },
  });
  const product = ProductRow.nullable().parse(found);
  const bundle = await readBundle(tx, domain.id);
  const waivers = product ? await readWaivers(tx, product.id) : [];
  const published = product?.currentVersion ?? null;
  const mayReadDraft = product !== null && canInDomain(actor, "product.read-drafts", product.domainId);
  return {
    ...checkDraftDocument({ ref, draft: document, published, asOf: now() }, { bundle, waivers }),
    previousVersion: published?.version ?? null,
    draftRevision: mayReadDraft ? product.draftRevision : null,
  };
}
