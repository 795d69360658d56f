import { isJsonObject, type Json } from "./json";
import type { Identity } from "./pair-up";

/** The fields that name an item, by the list it stands in; the most exact choice comes first. */
const NAMED_BY: Readonly<Record<string, readonly (readonly string[])[]>> = {
  // Two versions of one port are two entries, so the version belongs to the name until it is what changed.
  outputPorts: [["name", "version"], ["name"]],
  inputPorts: [["name", "version"], ["name"]],
  managementPorts: [["name"]],
  schema: [["name"], ["id"]],
  properties: [["name"], ["id"]],
  servers: [["server"], ["id"]],
  slaProperties: [["property", "element"], ["property"]],
  customProperties: [["property"]],
  support: [["channel", "tool"], ["channel"]],
  members: [["username"]],
  team: [["username"]],
  roles: [["role"]],
  quality: [["id"], ["name"], ["metric", "rule", "dimension"]],
  authoritativeDefinitions: [["type", "url"], ["url"], ["type"]],
  relationships: [["id"], ["from", "to"], ["to"]],
  enum: [["value"]],
  synonyms: [["synonym"]],
  sbom: [["url"]],
  inputContracts: [["id", "version"], ["id"]],
};
const NAMED_BY_DEFAULT = [["id"], ["name"]] as const;

/** How the items of the list under `listName` are matched between two versions of it. */
export function identitiesOf(listName: string): Identity<Json>[] {
  const choices = Object.hasOwn(NAMED_BY, listName) ? NAMED_BY[listName] : NAMED_BY_DEFAULT;
  const named = (choices ?? NAMED_BY_DEFAULT).map((fields) => (item: Json) => {
    if (!isJsonObject(item)) return undefined;
    const values = fields.map((field) => (Object.hasOwn(item, field) ? item[field] : undefined));
    return values.every((value) => value === undefined) ? undefined : JSON.stringify(values);
  });
  // What has no name is the same when it says the same; failing that, the nth nameless thing is the nth.
  const nameless: Identity<Json> = (item) =>
    isJsonObject(item) && named.every((identity) => identity(item) === undefined) ? "" : undefined;
  return [...named, (item) => JSON.stringify(item), nameless];
}

/** What people call an item of a list; undefined when it does not say. */
export function nameInList(listName: string, item: Json | undefined): string | undefined {
  if (!isJsonObject(item)) return typeof item === "string" ? item : undefined;
  const choices = (Object.hasOwn(NAMED_BY, listName) ? NAMED_BY[listName] : undefined) ?? NAMED_BY_DEFAULT;
  for (const [field = ""] of choices) {
    const value = Object.hasOwn(item, field) ? item[field] : undefined;
    if (typeof value === "string" && value !== "") return value;
  }
  return undefined;
}
