import { notFound } from "next/navigation";
import { cache } from "react";
import { requirePageActor } from "@/lib/identity/session";
import { ProductRef } from "@/lib/registry/model";
import { findProduct } from "@/lib/registry/queries/find-product";
import { readDescriptor } from "@/lib/registry/read-descriptor";

export type ProductParams = Promise<{ domain: string; name: string }>;

/** The product an address names, with the view over what is published; read once for the frame and its tab. */
export async function productOfPage(params: ProductParams) {
  const { domain, name } = await params;
  return load(domain, name);
}

const load = cache(async (domain: string, name: string) => {
  const actor = await requirePageActor();
  const ref = ProductRef.safeParse({ domain, name });
  const product = ref.success ? await findProduct(actor, ref.data) : null;
  if (!product) notFound();
  const descriptor = readDescriptor(product.current?.descriptor ?? {}).descriptor;
  return { actor, product, descriptor };
});
