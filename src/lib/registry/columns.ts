import type { z } from "zod";
import { businessDefinitionsOf } from "./business-definitions";
import type { Contract, CustomProperty, SchemaObject, SchemaProperty } from "./contract";
import { highestClassification, highestPersonalData } from "./sensitivity";

/** One column of a contract, nested ones included, with the facts people and policies ask for. */
export type Column = {
  /** Where the property stands, from the document `columnsOf` was given the base pointer of. */
  pointer: string;
  /** The schema object (table, topic, file …) the column belongs to. */
  objectName: string;
  /** Dotted path within the object; the items of a list add no segment: `lines.sku`. */
  path: string;
  name: string;
  depth: number;
  type: string | undefined;
  physicalType: string | undefined;
  physicalName: string | undefined;
  format: string | undefined;
  maxLength: number | undefined;
  businessName: string | undefined;
  description: string | undefined;
  classification: string | undefined;
  personalData: string | undefined;
  masking: string | undefined;
  semanticType: string | undefined;
  primaryKey: boolean;
  primaryKeyPosition: number | undefined;
  nullable: boolean;
  unique: boolean;
  critical: boolean;
  tags: readonly string[];
  /** Addresses of what it means in the business. */
  definitions: readonly string[];
};

/** The flat columns of a contract in document order; `base` is the contract's own pointer in its descriptor. */
export function columnsOf(contract: Contract, base = ""): Column[] {
  return (contract.schema ?? []).flatMap((object, index) => columnsOfObject(object, index, base));
}

/** The flat columns of one schema object, which stands at `index` of its contract's schema. */
export function columnsOfObject(object: SchemaObject, index: number, base = ""): Column[] {
  const columns: Column[] = [];
  const objectName = object.name || `#${index + 1}`;
  const pointer = `${base}/schema/${index}/properties`;
  addBelow(object.properties, { objectName, pointer, prefix: "", depth: 0 }, columns);
  return columns;
}

type Place = { objectName: string; pointer: string; prefix: string; depth: number };

/** Adds to one list all the way down: products by the thousand are read for their columns. */
function addBelow(properties: readonly SchemaProperty[] | undefined, place: Place, columns: Column[]): void {
  for (const [index, property] of (properties ?? []).entries()) {
    const pointer = `${place.pointer}/${index}`;
    // A column still being typed has no name; its position tells it from its neighbours.
    const path = place.prefix + (property.name || `#${index + 1}`);
    const inner = innerParts(property);
    columns.push(columnOf(property, inner, { ...place, pointer }, path));
    addNested(property, inner, { ...place, pointer, prefix: `${path}.`, depth: place.depth + 1 }, columns);
  }
}

type InnerPart = { step: string; part: SchemaProperty };

function addNested(
  property: SchemaProperty,
  inner: readonly InnerPart[],
  place: Place,
  columns: Column[],
): void {
  addBelow(property.properties, { ...place, pointer: `${place.pointer}/properties` }, columns);
  for (const { step, part } of inner) {
    addNested(part, innerParts(part), { ...place, pointer: place.pointer + step }, columns);
  }
}

const NOTHING_INSIDE: readonly InnerPart[] = [];

/** What a list, or a map of ODCS 3.2, holds: it shapes the column without being a column of its own. */
function innerParts({ items, map }: SchemaProperty): readonly InnerPart[] {
  if (!items && !map) return NOTHING_INSIDE;
  return [
    { step: "/items", part: items },
    { step: "/map/key", part: map?.key },
    { step: "/map/value", part: map?.value },
  ].flatMap(({ step, part }) => (part ? [{ step, part }] : []));
}

function columnOf(property: SchemaProperty, inner: readonly InnerPart[], place: Place, path: string): Column {
  // What protects the items of a list protects the list: the stricter of the two words counts.
  const parts = inner.length === 0 ? [property] : withInner(property);
  return {
    pointer: place.pointer,
    objectName: place.objectName,
    path,
    name: property.name ?? "",
    depth: place.depth,
    type: property.logicalType,
    physicalType: property.physicalType,
    physicalName: property.physicalName,
    format: property.logicalTypeOptions?.format,
    maxLength: property.logicalTypeOptions?.maxLength,
    businessName: property.businessName,
    description: property.description,
    classification: highestClassification(parts.map((part) => part.classification)),
    personalData: highestPersonalData(parts.map((part) => factOf(part, "personalData"))),
    masking: factOf(property, "masking"),
    semanticType: factOf(property, "semanticType"),
    primaryKey: property.primaryKey === true,
    primaryKeyPosition: property.primaryKeyPosition,
    nullable: property.required !== true && property.primaryKey !== true,
    unique: property.unique === true,
    critical: property.criticalDataElement === true,
    tags: property.tags ?? [],
    definitions: businessDefinitionsOf(property),
  };
}

function withInner(property: SchemaProperty): SchemaProperty[] {
  return [property, ...innerParts(property).flatMap(({ part }) => withInner(part))];
}

/** A fact ODCS has no field for, read from the custom properties; the last entry of a name counts. */
function factOf(
  holder: { customProperties?: readonly z.infer<typeof CustomProperty>[] | undefined },
  name: string,
): string | undefined {
  const value = holder.customProperties?.findLast((entry) => entry.property === name)?.value;
  return typeof value === "string" ? value : undefined;
}
