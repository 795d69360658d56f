import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";
import { toPointer } from "@/lib/registry/json-pointer";
import { type Departure, departure } from "./shape";

/** What no part of a contract shows on its own: things named twice, and references to what is not there. */
export function departuresBetweenParts(contract: JsonObject, pointer: string): Departure[] {
  return [
    ...namedTwice(contract, pointer),
    ...danglingReferences(contract, pointer),
    ...looseSchedules(contract, pointer),
  ];
}

/** The field that has to differ within each kind of list. */
const NAMES: Readonly<Record<string, string>> = {
  schema: "name",
  properties: "name",
  servers: "server",
  customProperties: "property",
};

function namedTwice(value: Json, pointer: string, list = ""): Departure[] {
  if (Array.isArray(value)) {
    const within = value.flatMap((item: Json, index: number) =>
      namedTwice(item, pointer + toPointer([index])),
    );
    const fields = Object.hasOwn(NAMES, list) ? ["id", NAMES[list] ?? "id"] : ["id"];
    return [...within, ...fields.flatMap((field) => repeatedIn(value, field, pointer))];
  }
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => namedTwice(inner, pointer + toPointer([key]), key));
}

function repeatedIn(items: readonly Json[], field: string, pointer: string): Departure[] {
  const seen = new Set<Json>();
  return items.flatMap((item, index) => {
    const name = isJsonObject(item) && Object.hasOwn(item, field) ? item[field] : undefined;
    if (typeof name !== "string" || name === "") return [];
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const message = `Two entries of this list have the ${field} "${name}".`;
    return [departure(pointer + toPointer([index, field]), message, "warning")];
  });
}

/** References by name; those by id or into other files are somebody else's to follow. */
function danglingReferences(contract: JsonObject, pointer: string): Departure[] {
  const objects = listOf(contract.schema);
  const known = new Set(objects.flatMap((object) => [nameOf(object), ...columnNames(object)]));
  const ends = objects.flatMap((object, index) =>
    relationshipsWithin(object, pointer + toPointer(["schema", index])),
  );
  const dangling = ends.flatMap(({ reference, at }) =>
    /^[\w-]+(\.[\w-]+)+$/.test(reference) && !known.has(reference)
      ? [departure(at, `There is no ${reference} in this contract.`, "warning")]
      : [],
  );
  const element = contract.slaDefaultElement;
  if (typeof element !== "string" || element.split(",").every((name) => known.has(name.trim())))
    return dangling;
  return [
    ...dangling,
    departure(`${pointer}/slaDefaultElement`, `There is no ${element} in this contract.`, "warning"),
  ];
}

function relationshipsWithin(value: Json, pointer: string): { reference: string; at: string }[] {
  if (!isJsonObject(value)) return [];
  const own = listOf(value.relationships).flatMap((relationship, index) =>
    (["from", "to"] as const).flatMap((end) => {
      const written = isJsonObject(relationship) ? relationship[end] : undefined;
      const references = Array.isArray(written) ? written : [written ?? null];
      const at = pointer + toPointer(["relationships", index, end]);
      return references.flatMap((reference) => (typeof reference === "string" ? [{ reference, at }] : []));
    }),
  );
  const columns = listOf(value.properties).flatMap((property, index) =>
    relationshipsWithin(property, pointer + toPointer(["properties", index])),
  );
  return [...own, ...columns, ...relationshipsWithin(value.items ?? null, `${pointer}/items`)];
}

function columnNames(object: Json): string[] {
  const below = (value: Json | undefined, prefix: string): string[] => {
    if (!isJsonObject(value)) return [];
    const nested = listOf(value.properties).flatMap((property) => {
      const path = `${prefix}.${nameOf(property)}`;
      return [path, ...below(property, path)];
    });
    return [...nested, ...below(value.items, prefix)];
  };
  return below(object, nameOf(object));
}

function looseSchedules({ slaProperties }: JsonObject, pointer: string): Departure[] {
  return listOf(slaProperties).flatMap((level, index) => {
    if (!isJsonObject(level) || (level.scheduler === undefined) === (level.schedule === undefined)) return [];
    const missing = level.schedule === undefined ? "schedule" : "scheduler";
    const at = pointer + toPointer(["slaProperties", index]);
    return [
      departure(
        at,
        `A schedule needs a scheduler and the other way round; ${missing} is missing.`,
        "warning",
      ),
    ];
  });
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function nameOf(value: Json): string {
  return isJsonObject(value) && typeof value.name === "string" ? value.name : "";
}
