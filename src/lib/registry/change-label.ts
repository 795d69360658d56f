import type { Json } from "./json";
import { fromPointer, toPointer, valueAt } from "./json-pointer";
import { nameInList } from "./list-identities";

const LIST_WORDS: Readonly<Record<string, string>> = {
  outputPorts: "output port",
  inputPorts: "input port",
  managementPorts: "management port",
  schema: "table",
  servers: "server",
  slaProperties: "service level",
  customProperties: "custom property",
  support: "support channel",
  members: "member",
  team: "member",
  roles: "role",
  quality: "quality rule",
  authoritativeDefinitions: "link",
  relationships: "relationship",
  enum: "allowed value",
  synonyms: "synonym",
  tags: "tag",
  examples: "example",
  inputContracts: "input contract",
};

const FIELD_WORDS: Readonly<Record<string, string>> = {
  logicalType: "type",
  logicalTypeOptions: "type options",
  criticalDataElement: "critical",
  slaProperties: "service levels",
  authoritativeDefinitions: "links",
  properties: "columns",
  schema: "tables",
  outputPorts: "output ports",
  apiVersion: "version of the standard",
};

/** Steps that say nothing a person would miss, on the way to something else. */
const SILENT_ON_THE_WAY = new Set(["contract", "items", "map"]);

/** `Output port order-lines, column address.city: classification`, for a pointer into `document`. */
export function changeLabel(document: Json, pointer: string): string {
  const places: string[] = [];
  const columns: string[] = [];
  let fields: string[] = [];
  let node: Json | undefined = document;
  let list = "";
  for (const step of fromPointer(pointer)) {
    const parent: Json | undefined = node;
    node = valueAt(parent ?? null, toPointer([step]));
    if (Array.isArray(parent)) {
      fields = [];
      const name = nameInList(list, node) ?? `${Number(step) + 1}`;
      if (list === "properties") columns.push(name);
      else places.push(`${LIST_WORDS[list] ?? `${wordsOf(list)} entry`} ${name}`);
    } else {
      fields = [...fields.filter((field) => !SILENT_ON_THE_WAY.has(field)), step];
    }
    list = step;
  }
  if (columns.length > 0) places.splice(placeOfColumn(places), 0, `column ${columns.join(".")}`);
  // A custom property is its value.
  if (list === "value" && places.at(-1)?.startsWith("custom property")) fields = [];
  const words = [places.join(", "), fields.map(wordsOf).join(" ")].filter((part) => part !== "");
  return capitalised(words.join(": ")) || "The document";
}

/** The column stands after its port and table, before what belongs to the column itself. */
function placeOfColumn(places: readonly string[]): number {
  const table = places.findLastIndex((place) => place.startsWith("table "));
  return table === -1 ? places.length : table + 1;
}

function wordsOf(field: string): string {
  const known = Object.hasOwn(FIELD_WORDS, field) ? FIELD_WORDS[field] : undefined;
  return known ?? field.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
