import { z } from "zod";
import { columnsOf } from "@/lib/registry/columns";
import { readDescriptor } from "@/lib/registry/read-descriptor";
import type { ImportableKind } from "./detect";
import { DOCUMENT_BYTES_MAX, type TextProblem } from "./document-text";
import { type ImportFinding, importDocument } from "./import-document";
import type { Suggestion } from "./suggestion";

export const ReadImport = z.object({
  text: z
    .string()
    .min(1, "Paste a document, or choose a file.")
    .max(
      DOCUMENT_BYTES_MAX,
      `The document is too large: at most ${DOCUMENT_BYTES_MAX / 1024 / 1024} MB can be read.`,
    ),
});

/** What would come of importing a text: what it is, what it holds and what is to be mended; or why it cannot be read. */
export type ImportReading = {
  kind: ImportableKind | null;
  ports: number;
  columns: number;
  findings: readonly ImportFinding[];
  problems: readonly TextProblem[];
  suggested: Suggestion;
};

export function readImport({ text }: z.infer<typeof ReadImport>): ImportReading {
  const imported = importDocument(text);
  if (!imported.ok) return { ...NOTHING_READ, problems: imported.problems };
  const { kind, findings, suggested } = imported;
  const ports = readDescriptor(imported.descriptor).descriptor.outputPorts ?? [];
  const columns = ports.reduce((sum, { contract }) => sum + columnsOf(contract ?? {}).length, 0);
  return { kind, ports: ports.length, columns, findings, problems: [], suggested };
}

const NOTHING_READ = {
  kind: null,
  ports: 0,
  columns: 0,
  findings: [],
  suggested: { name: "", title: "", domain: "", version: "" },
} as const satisfies Omit<ImportReading, "problems">;
