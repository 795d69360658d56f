import { z } from "zod";
import type { JsonObject } from "@/lib/registry/json";
import type { ProductRef } from "@/lib/registry/model";
import { toOdcs } from "./export-odcs";
import { toOdps } from "./export-odps";
import { printDocument } from "./yaml";

/** As an address asks for a file: the product in ODPS, its whole descriptor, or the contract of one port in ODCS. */
export const ExportRequest = z.discriminatedUnion(
  "format",
  [
    z.object({ format: z.literal("odps") }),
    z.object({ format: z.literal("agora") }),
    z.object({
      format: z.literal("odcs"),
      port: z.string({ error: "Name the port." }).min(1, "Name the port.").max(200),
    }),
  ],
  { error: "Ask for odps, odcs or agora." },
);
export type ExportRequest = z.infer<typeof ExportRequest>;

type Published = { ref: ProductRef; version: string; descriptor: JsonObject };

/** A published version as a file to download; null for a port that is not there or has no contract. */
export function exportFile(
  { ref, version, descriptor }: Published,
  request: ExportRequest,
): { name: string; text: string } | null {
  const document = documentFor(descriptor, request);
  if (!document) return null;
  const parts = [ref.domain, ref.name, ...(request.format === "odcs" ? [request.port] : []), version];
  return {
    name: `${parts.map(fileNamePart).join(".")}.${request.format}.yaml`,
    text: printDocument(document),
  };
}

function documentFor(descriptor: JsonObject, request: ExportRequest): JsonObject | null {
  switch (request.format) {
    case "odps":
      return toOdps(descriptor);
    case "agora":
      return descriptor;
    case "odcs":
      return toOdcs(descriptor, request.port);
  }
}

/** Ports are named by people; what a file system or a header could trip over becomes a hyphen. */
function fileNamePart(text: string): string {
  return text.replace(/[^A-Za-z0-9._+-]+/g, "-").slice(0, 80);
}
