import "server-only";
import { findBadges } from "@/lib/governance/queries/find-badges";
import type { Actor } from "@/lib/identity/model";
import { findTrustStates } from "@/lib/quality/queries/find-trust";
import type { ProductRef } from "@/lib/registry/model";
import { findDownstream } from "@/lib/registry/queries/find-downstream";
import { findProduct } from "@/lib/registry/queries/find-product";
import { readDescriptor } from "@/lib/registry/read-descriptor";
import type { ComparedProduct } from "../compared-product";

/** The products an address names, in its order, as far as they are published and this person may see them. */
export async function findComparedProducts(
  actor: Actor,
  refs: readonly ProductRef[],
): Promise<ComparedProduct[]> {
  const found = await Promise.all(refs.map((ref) => findProduct(actor, ref)));
  const products = found.flatMap((product) =>
    product?.current ? [{ ...product, current: product.current }] : [],
  );
  const badges = await findBadges(
    actor,
    products.map(({ id }) => id),
  );
  const trust = await findTrustStates(
    actor,
    products.map(({ id }) => id),
  );
  return Promise.all(
    products.map(async (product) => ({
      product,
      descriptor: readDescriptor(product.current.descriptor).descriptor,
      badge: badges.get(product.id) ?? null,
      trust: trust.get(product.id) ?? null,
      consumers: (await findDownstream(actor, product.ref)).length,
    })),
  );
}
