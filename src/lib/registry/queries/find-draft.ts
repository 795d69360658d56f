import "server-only";
import type { Actor } from "@/lib/identity/model";
import { canInDomain } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import type { ProductRef } from "../model";
import { Draft } from "../product";
import { visibility } from "../visibility";
import { named } from "../visible-product";

/** The draft with its published counterpart, or null for everybody who may not read drafts there. */
export async function findDraft(actor: Actor, ref: ProductRef, tx: Tx = db): Promise<Draft | null> {
  const where = { AND: [named(ref), visibility.toWhere(actor)] };
  const place = await tx.dataProduct.findFirst({ where, select: { id: true, domainId: true } });
  // Asked before the document is read, so that no later slip can hand it out.
  if (!place || !canInDomain(actor, "product.read-drafts", place.domainId)) return null;
  const row = await tx.dataProduct.findUnique({
    where: { id: place.id },
    select: {
      id: true,
      domainId: true,
      lifecycle: true,
      draft: true,
      draftRevision: true,
      draftUpdatedAt: true,
      draftUpdatedBy: { select: { id: true, name: true } },
      currentVersion: { select: { version: true, descriptor: true } },
    },
  });
  if (!row) return null;
  const { draft, draftRevision, draftUpdatedAt, draftUpdatedBy, currentVersion, ...facts } = row;
  return Draft.parse({
    ...facts,
    ref,
    descriptor: draft,
    revision: draftRevision,
    updatedAt: draftUpdatedAt,
    updatedBy: draftUpdatedBy,
    published: currentVersion,
  });
}
