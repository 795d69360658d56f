import { AppError } from "@/lib/platform/errors";
import { refusalOf } from "@/lib/registry/stored-document";
import { type ImportedDocument, importDocument } from "./import-document";

/** The draft a text or a file makes; refused, place by place, where it cannot be read or kept. */
export function requireImported(source: string | Uint8Array): ImportedDocument & { ok: true } {
  const imported = importDocument(source);
  if (!imported.ok) {
    const details = imported.problems.map(
      ({ line, column, message }) => `Line ${line}, column ${column}: ${message}`,
    );
    throw new AppError("invalid-input", "This text cannot be read as a data product.", details);
  }
  const refusal = refusalOf(imported.descriptor);
  if (refusal !== null) throw new AppError("invalid-input", refusal);
  return imported;
}
