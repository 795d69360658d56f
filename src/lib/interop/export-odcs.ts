import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";

/** The contract of an output port, as it was written; null when there is no such port or it has none. */
export function toOdcs(document: JsonObject, portName: string): JsonObject | null {
  const ports: readonly Json[] = Array.isArray(document.outputPorts) ? document.outputPorts : [];
  const port = ports.find((each) => isJsonObject(each) && each.name === portName);
  return isJsonObject(port) && isJsonObject(port.contract) ? port.contract : null;
}
