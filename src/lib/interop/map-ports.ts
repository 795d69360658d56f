import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";

/** The document with each port of a list replaced; what is no list, and no port, stays. */
export function mapPorts(
  document: JsonObject,
  list: "outputPorts" | "inputPorts",
  replace: (port: JsonObject) => JsonObject,
): JsonObject {
  const ports = document[list];
  if (!Array.isArray(ports)) return document;
  return { ...document, [list]: ports.map((port: Json) => (isJsonObject(port) ? replace(port) : port)) };
}
