import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { RegisterProduct, registerProduct } from "@/lib/registry/commands/register-product";
import type { ProductRef } from "@/lib/registry/model";
import { requireImported } from "../require-imported";

export const ImportProduct = RegisterProduct.omit({ descriptor: true }).extend({
  /** YAML or JSON of one of the standards that are read. */
  text: z.string().trim().min(1, "Paste a document, or choose a file."),
});
export type ImportProduct = z.infer<typeof ImportProduct>;

/** Registers a product whose first draft is an imported document; what departs from its standard stays to be mended. */
export async function importProduct(
  actor: Actor,
  { text, ...product }: ImportProduct,
): Promise<{ id: string; ref: ProductRef }> {
  const imported = requireImported(text);
  return registerProduct(actor, { ...product, descriptor: imported.descriptor });
}
