import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { AppError } from "@/lib/platform/errors";
import { RegisterProduct, registerProduct } from "@/lib/registry/commands/register-product";
import type { ProductRef } from "@/lib/registry/model";
import { refusalOf } from "@/lib/registry/stored-document";
import { importDocument } from "../import-document";

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
  const imported = importDocument(text);
  if (!imported.ok) {
    const details = imported.problems.map(
      ({ line, column, message }) => `Line ${line}, column ${column}: ${message}`,
    );
    throw new AppError("invalid-input", "This text cannot be read as a data product.", details);
  }
  const refusal = refusalOf(imported.descriptor);
  if (refusal !== null) throw new AppError("invalid-input", refusal);
  return registerProduct(actor, { ...product, descriptor: imported.descriptor });
}
