import type { Column } from "@/lib/registry/columns";
import { CLASSIFICATIONS, MASKINGS, PERSONAL_DATA } from "@/lib/registry/descriptor";
import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";
import { valueAt } from "@/lib/registry/json-pointer";
import { knownWord } from "./known-word";
import { ELEMENT_KEY, ELEMENT_LABEL, POINTER, POINTERS } from "./language/view";
import type { PortPlace } from "./output-port-view";

/** A column as rules see it, dotted path and facts included. */
export function columnView(column: Column, place: PortPlace, port: { key: string; label: string }) {
  const at = place.root + column.pointer;
  return {
    [POINTER]: at,
    [ELEMENT_KEY]: `${port.key}.columns[${column.objectName}/${column.path}]`,
    [ELEMENT_LABEL]: `${port.label} › column "${column.path}"`,
    // Asked for where a rule failed; most columns of most products are never asked.
    [POINTERS]: () => columnPointers(column, place),
    name: column.name || null,
    path: column.path,
    schema: column.objectName,
    title: column.businessName ?? null,
    type: column.type ?? null,
    physicalType: column.physicalType ?? null,
    format: column.format ?? null,
    description: column.description ?? null,
    classification: knownWord(CLASSIFICATIONS, column.classification),
    personalData: knownWord(PERSONAL_DATA, column.personalData),
    masking: knownWord(MASKINGS, column.masking),
    semanticType: column.semanticType ?? null,
    primaryKey: column.primaryKey,
    nullable: column.nullable,
    unique: column.unique,
    critical: column.critical,
    tags: column.tags,
  };
}

function columnPointers({ pointer }: Column, { root, document }: PortPlace) {
  const at = root + pointer;
  const fact = (name: string) => root + factPointer(document, pointer, name);
  return {
    path: `${at}/name`,
    schema: at,
    title: `${at}/businessName`,
    type: `${at}/logicalType`,
    format: `${at}/logicalTypeOptions/format`,
    personalData: fact("personalData"),
    masking: fact("masking"),
    semanticType: fact("semanticType"),
    nullable: `${at}/required`,
    critical: `${at}/criticalDataElement`,
  };
}

/** The custom property that holds the fact, or the list where it would go. */
function factPointer(document: JsonObject, holder: string, name: string): string {
  const pointer = `${holder}/customProperties`;
  const entries = valueAt(document, pointer);
  if (!Array.isArray(entries)) return pointer;
  const index = entries.findLastIndex((entry: Json) => isJsonObject(entry) && entry.property === name);
  return index === -1 ? pointer : `${pointer}/${index}/value`;
}
