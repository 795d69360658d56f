import type { JsonObject } from "@/lib/registry/json";
import { qualityRule } from "./odcs-quality-shape";
import { relationship } from "./odcs-relationship-shape";
import { typeOptions } from "./odcs-type-options";
import { anything, type Fields, group, list, number, type Shape, single, text, yesNo } from "./shape";
import { annotations, context, deprecated, type Edition, id, newer, synonyms } from "./shared-shapes";

const TYPES = ["string", "date", "number", "integer", "object", "array", "boolean"];
const TYPES_SINCE = [[], ["timestamp", "time"], ["timestamp", "time", "map", "vector"]] as const;

const SINCE_32 = ["deprecated", "synonyms", "semanticType", "enum", "map", "context"];

export function schemaObject(edition: Edition): Shape {
  return group({
    what: "a table",
    fields: {
      ...element(edition),
      logicalType: text({ oneOf: ["object"] }),
      physicalName: text(),
      dataGranularityDescription: text(),
      properties: list(schemaProperty(edition)),
      quality: list(qualityRule(edition)),
      ...(edition.minor >= 1 && { relationships: list(relationship("table", edition)) }),
      ...(edition.minor === 2 && { context: context(edition) }),
    },
    required: ["name"],
    elsewhere: sinceOf(edition),
  });
}

/** Relationships came with 3.1, the rest of what is new with 3.2. */
function sinceOf(edition: Edition): (field: string) => string | undefined {
  const later = newer(SINCE_32, edition);
  return (field) => (field === "relationships" && edition.minor === 0 ? "ODCS 3.1" : later(field));
}

function element(edition: Edition): Fields {
  return {
    ...(edition.minor >= 1 && id(edition)),
    name: text({ filled: true }),
    physicalType: text(),
    description: text(),
    businessName: text(),
    ...annotations(edition),
    ...(edition.minor === 2 && { deprecated, synonyms: synonyms(edition) }),
  };
}

function schemaProperty(edition: Edition): Shape {
  const shared = propertyFields(edition);
  return group({
    what: "a column",
    fields: (property) => ({ ...shared, ...fieldsOfType(property, edition) }),
    required: (property) => ["name", ...neededByType(property, edition)],
    elsewhere: sinceOf(edition),
  });
}

/** What a list or a map holds: a column without need of a name, which may have fields whatever its type. */
function schemaItem(edition: Edition): Shape {
  const shared = propertyFields(edition);
  return group({
    what: "the items of a column",
    fields: (property) => ({
      ...shared,
      ...fieldsOfType(property, edition),
      properties: lazily(() => list(schemaProperty(edition))),
    }),
    required: (property) => neededByType(property, edition),
    elsewhere: sinceOf(edition),
  });
}

/** A shape that refers to itself is built when it is needed. */
function lazily(build: () => Shape): Shape {
  return (value, pointer) => build()(value, pointer);
}

function propertyFields(edition: Edition): Fields {
  return {
    ...element(edition),
    logicalType: text({ oneOf: [...TYPES, ...TYPES_SINCE[edition.minor]] }),
    physicalName: text(),
    primaryKey: yesNo,
    primaryKeyPosition: number({ whole: true }),
    required: yesNo,
    unique: yesNo,
    partitioned: yesNo,
    partitionKeyPosition: number({ whole: true }),
    classification: text(),
    encryptedName: text(),
    transformSourceObjects: list(text()),
    transformLogic: text(),
    transformDescription: text(),
    examples: list(anything),
    criticalDataElement: yesNo,
    quality: list(qualityRule(edition)),
    ...(edition.minor >= 1 && { relationships: list(relationship("column", edition)) }),
    ...(edition.minor === 2 && {
      semanticType: text({ oneOf: ["column", "measure", "dimension"] }),
      enum: list(enumValue(edition), { least: 1, distinct: true }),
    }),
  };
}

/** Fields are for objects, items for lists, key and value for maps; without a type any of them may be meant. */
function fieldsOfType({ logicalType }: JsonObject, edition: Edition): Fields {
  const may = (type: string) => logicalType === undefined || logicalType === type;
  return {
    logicalTypeOptions: typeOptions(logicalType, edition),
    ...(may("object") && { properties: lazily(() => list(schemaProperty(edition))) }),
    ...(may("array") && { items: lazily(() => schemaItem(edition)) }),
    ...(edition.minor === 2 && may("map") && { map: lazily(() => keyAndValue(edition)) }),
  };
}

function neededByType({ logicalType }: JsonObject, { minor }: Edition): string[] {
  if (minor < 2) return [];
  if (logicalType === "map") return ["map"];
  return logicalType === "vector" ? ["logicalTypeOptions"] : [];
}

function keyAndValue(edition: Edition): Shape {
  return group({
    what: "a map",
    fields: { key: schemaItem(edition), value: schemaItem(edition) },
    required: ["key", "value"],
  });
}

function enumValue(edition: Edition): Shape {
  return group({
    what: "an allowed value",
    fields: { ...id(edition), value: single, label: text(), description: text(), ...annotations(edition) },
    required: ["value"],
  });
}
