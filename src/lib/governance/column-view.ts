import type { Column } from "@/lib/registry/columns";
import { CLASSIFICATIONS, MASKINGS, PERSONAL_DATA } from "@/lib/registry/descriptor";
import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";
import { valueAt } from "@/lib/registry/json-pointer";
import { knownWord } from "./known-word";
import { ELEMENT_KEY, ELEMENT_LABEL, POINTER, POINTERS } from "./language/view";
import type { PortPlace } from "./output-port-view";

type PortWords = { key: string; label: string };

/**
 * A column as rules see it, dotted path and facts included. A class, so that where it stands and what it is called is
 * found out when a rule failed at it: most columns of most products are never asked.
 */
class ColumnView {
  readonly name: string | null;
  readonly path: string;
  readonly schema: string;
  readonly title: string | null;
  readonly type: string | null;
  readonly physicalType: string | null;
  readonly format: string | null;
  readonly description: string | null;
  readonly classification: string | null;
  readonly personalData: string | null;
  readonly masking: string | null;
  readonly semanticType: string | null;
  readonly primaryKey: boolean;
  readonly nullable: boolean;
  readonly unique: boolean;
  readonly critical: boolean;
  readonly tags: readonly string[];
  readonly #column: Column;
  readonly #place: PortPlace;
  readonly #port: PortWords;

  constructor(column: Column, place: PortPlace, port: PortWords) {
    this.name = column.name || null;
    this.path = column.path;
    this.schema = column.objectName;
    this.title = column.businessName ?? null;
    this.type = column.type ?? null;
    this.physicalType = column.physicalType ?? null;
    this.format = column.format ?? null;
    this.description = column.description ?? null;
    this.classification = knownWord(CLASSIFICATIONS, column.classification);
    this.personalData = knownWord(PERSONAL_DATA, column.personalData);
    this.masking = knownWord(MASKINGS, column.masking);
    this.semanticType = column.semanticType ?? null;
    this.primaryKey = column.primaryKey;
    this.nullable = column.nullable;
    this.unique = column.unique;
    this.critical = column.critical;
    this.tags = column.tags;
    this.#column = column;
    this.#place = place;
    this.#port = port;
  }

  get [POINTER](): string {
    return this.#place.root + this.#column.pointer;
  }

  get [POINTERS](): Readonly<Record<string, string>> {
    return columnPointers(this.#column, this.#place);
  }

  get [ELEMENT_KEY](): string {
    return `${this.#port.key}.columns[${this.schema}/${this.path}]`;
  }

  get [ELEMENT_LABEL](): string {
    return `${this.#port.label} › column "${this.path}"`;
  }
}

export function columnView(column: Column, place: PortPlace, port: PortWords): ColumnView {
  return new ColumnView(column, place, port);
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
