import { diffDocuments } from "@/lib/registry/diff";
import { equalJson, isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";
import type { ImportableKind } from "./detect";
import { toOdcs } from "./export-odcs";
import { PRODUCT_FILE, toBundle, toOdps } from "./export-odps";
import { fromOdps, joinContracts } from "./import-odps";

/** What a document has lost when it is exported again the way it came in; empty when nothing. */
export function lossesOf(document: JsonObject, kind: ImportableKind, descriptor: JsonObject): string[] {
  const exported = exportedAgain(kind, descriptor);
  if (equalJson(exported, document)) return [];
  return diffDocuments(document, exported).map(
    ({ kind: what, pointer, label }) => `${label} ${what} (${pointer})`,
  );
}

function exportedAgain(kind: ImportableKind, descriptor: JsonObject): JsonObject {
  if (kind === "odps") return toOdps(descriptor);
  if (kind === "odcs") return toOdcs(descriptor, firstPortName(descriptor)) ?? {};
  const { [PRODUCT_FILE]: product = {}, ...contracts } = toBundle(descriptor);
  return joinContracts(fromOdps(product), contracts);
}

function firstPortName({ outputPorts }: JsonObject): string {
  const [port]: readonly Json[] = Array.isArray(outputPorts) ? outputPorts : [];
  return isJsonObject(port) && typeof port.name === "string" ? port.name : "";
}
