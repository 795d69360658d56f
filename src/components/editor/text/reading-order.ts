import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";

/** The order in which the standards introduce their fields; the database keeps a document without one. */
const READING_ORDER = [
  "apiVersion kind id server domain name property role username channel businessName type version status title summary",
  "archetype criticality tenant description purpose limitations usage tags team support authoritativeDefinitions",
  "privacy retention terms lifecycle visibility inputPorts outputPorts access storage contractId contract",
  "managementPorts logicalType physicalType physicalName required primaryKey primaryKeyPosition unique",
  "classification criticalDataElement logicalTypeOptions servers schema properties items quality slaProperties",
  "metric value unit roles price customProperties",
]
  .join(" ")
  .split(" ");
const RANKS = new Map(READING_ORDER.map((key, index) => [key, index]));

/** The same document with the fields of every group in the order people expect; fields of one's own come last. */
export function inReadingOrder(document: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(document)
      .map(([key, value]): [string, Json] => [key, ordered(value)])
      .sort(([a], [b]) => rankOf(a) - rankOf(b)),
  );
}

function ordered(value: Json): Json {
  if (Array.isArray(value)) return value.map(ordered);
  return isJsonObject(value) ? inReadingOrder(value) : value;
}

function rankOf(key: string): number {
  return RANKS.get(key) ?? READING_ORDER.length;
}
