import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "@/lib/identity/model";
import { requirePageActor } from "@/lib/identity/session";
import { findTrust } from "@/lib/quality/queries/find-trust";
import type { TrustRating } from "@/lib/quality/trust";
import { ProductRef, productHref } from "@/lib/registry/model";
import { findMovedProduct } from "@/lib/registry/queries/find-moved-product";
import { findProduct } from "@/lib/registry/queries/find-product";
import { readDescriptor } from "@/lib/registry/read-descriptor";

export type ProductParams = Promise<{ domain: string; name: string }>;

/** The product an address names, with the view over what is published; read once for the frame and its tab. */
export async function productOfPage(params: ProductParams) {
  const { domain, name } = await params;
  return (await load(domain, name)) ?? (await elsewhere(domain, name));
}

/** A link from before a move leads to where the product is now. */
async function elsewhere(domain: string, name: string): Promise<never> {
  const ref = ProductRef.safeParse({ domain, name });
  const moved = ref.success ? await findMovedProduct(await requirePageActor(), ref.data) : null;
  if (moved) redirect(productHref(moved));
  return notFound();
}

/** For the tab of the browser: the title, or null where nothing is. */
export async function titleOfPage(params: ProductParams): Promise<string | null> {
  const { domain, name } = await params;
  return (await load(domain, name))?.product.title ?? null;
}

/** The trust signal, for the header and the overview; null where there is none yet. */
export async function trustOfPage(params: ProductParams): Promise<TrustRating | null> {
  const { actor, product } = await productOfPage(params);
  return (await rating(actor, product.id)) ?? null;
}

const rating = cache(async (actor: Actor, id: string) => (await findTrust(actor, [id])).get(id));

const load = cache(async (domain: string, name: string) => {
  const actor = await requirePageActor();
  const ref = ProductRef.safeParse({ domain, name });
  const product = ref.success ? await findProduct(actor, ref.data) : null;
  if (!product) return null;
  const descriptor = readDescriptor(product.current?.descriptor ?? {}).descriptor;
  return { actor, product, descriptor };
});
