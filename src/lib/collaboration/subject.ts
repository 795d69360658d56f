import "server-only";
import type { Actor } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { toRefText } from "@/lib/registry/ref-text";
import { getDiscussed } from "./discussed-product";

/** What can be followed and announced about: a product, or a domain, which everybody sees. */
export type Subject = {
  productId: string | null;
  domainId: string | null;
  /** The domain that answers for it. */
  ownerDomainId: string;
  /** `domain/name`, or the slug of a domain. */
  text: string;
};

export async function getSubject(
  tx: Tx,
  actor: Actor,
  { domain, name }: { domain: string; name: string },
): Promise<Subject> {
  if (name !== "") {
    const product = await getDiscussed(tx, actor, { domain, name });
    return {
      productId: product.id,
      domainId: null,
      ownerDomainId: product.domainId,
      text: toRefText(product.ref),
    };
  }
  const row = await tx.domain.findUnique({ where: { slug: domain }, select: { id: true } });
  if (!row) throw notFound("domain");
  return { productId: null, domainId: row.id, ownerDomainId: row.id, text: domain };
}
