import "server-only";
import { now } from "@/lib/platform/clock";
import { isUniqueViolation, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { leaveAddress, requireFreeAddress } from "./former-address";
import type { ProductRef } from "./model";
import { type LockedProduct, resolveAudience } from "./store";
import { StoredDocument } from "./stored-document";

/**
 * Puts a locked product into another domain, under the name it has. The published versions stay as they are; the draft
 * names its new domain, and whoever edits it learns of a newer revision.
 */
export async function relocateProduct(
  tx: Tx,
  { id, name, draft, draftRevision, currentVersionId }: LockedProduct,
  { from, to }: { from: { slug: string }; to: { id: string; slug: string } },
): Promise<ProductRef> {
  const address = { from: { domain: from.slug, name }, to: { domain: to.slug, name } };
  await requireFreeAddress(tx, address.to, id);
  const renamed = draft.domain === from.slug ? { ...draft, domain: to.slug } : null;
  try {
    await tx.dataProduct.update({
      where: { id },
      data: {
        domainId: to.id,
        updatedAt: now(),
        ...(renamed && { draft: renamed, draftRevision: draftRevision + 1 }),
        ...(currentVersionId !== null && (await audienceIn(tx, to.id, currentVersionId))),
      },
      select: { id: true },
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const message = `The domain already has a data product named "${name}".`;
    throw new AppError("conflict", message, [], { cause: error });
  }
  await leaveAddress(tx, id, address);
  return address.to;
}

/** Whom the published version wants to be found by, with the new domain as its own. */
async function audienceIn(tx: Tx, domainId: string, versionId: string) {
  const { descriptor } = await tx.productVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { descriptor: true },
  });
  return resolveAudience(tx, domainId, StoredDocument.parse(descriptor));
}
