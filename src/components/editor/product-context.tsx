"use client";

import { createContext, useContext } from "react";
import type { Call } from "@/lib/platform/action-state";
import type { ProductRef } from "@/lib/registry/model";
import type { Draft, ProductChoice } from "@/lib/registry/product";

/** What the editor knows of the product besides its document. */
export type EditedProduct = {
  ref: ProductRef;
  published: Draft["published"];
  /** Every domain of the mesh, to choose an audience from. */
  domains: readonly { slug: string; name: string }[];
  /** Terms of the glossary to link columns and ports to. */
  terms: readonly { name: string; hint: string; url: string }[];
  findProducts: Call<{ q: string }, readonly ProductChoice[]>;
  /** Keys of the policies the person may ask a waiver of. */
  waivable: readonly string[];
};

const ProductContext = createContext<EditedProduct | null>(null);

export function ProductProvider({
  product,
  children,
}: {
  product: EditedProduct;
  children: React.ReactNode;
}) {
  return <ProductContext value={product}>{children}</ProductContext>;
}

export function useProduct(): EditedProduct {
  const product = useContext(ProductContext);
  if (!product) throw new Error("A part of the editor stands outside of it.");
  return product;
}
