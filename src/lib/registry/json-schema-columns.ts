import type { ColumnText } from "./column-text";
import type { SchemaProperty } from "./contract";
import { isJsonObject, type Json, type JsonObject } from "./json";
import { valueAt } from "./json-pointer";

const NESTING_MAX = 16;
const COLUMNS_MAX = 20_000;

/** Reads the properties of a JSON Schema whose type is an object, or a list of objects. */
export function readJsonSchemaColumns(text: string): ColumnText {
  const parsed = parsedJson(text);
  if ("message" in parsed) return refused(parsed.line, parsed.message);
  if (!isJsonObject(parsed.value)) return refused(1, "A JSON Schema is a group of fields in braces.");
  const reading: Reading = { root: parsed.value, budget: { columnsLeft: COLUMNS_MAX }, within: [] };
  const top = resolved(parsed.value, reading);
  const schema = isJsonObject(top.items) ? resolved(top.items, reading) : top;
  const properties = propertiesOf(schema, reading, 0);
  if (!properties)
    return refused(1, 'This JSON has no "properties", so it is not a JSON Schema of an object.');
  return { format: "json-schema", objectName: textOf(top.title), properties, problems: [] };
}

/** `within` names the references being read, which a schema that refers to itself meets again. */
type Reading = { root: JsonObject; budget: { columnsLeft: number }; within: readonly string[] };

function parsedJson(text: string): { value: Json } | { line: number; message: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    // JSON.parse has no other way to say that a text is no JSON.
    const position = Number(/position (\d+)/.exec(String(error))?.[1] ?? 0);
    return { line: text.slice(0, position).split("\n").length, message: "This is not valid JSON." };
  }
}

function refused(line: number, message: string): ColumnText {
  return { format: "json-schema", objectName: undefined, properties: [], problems: [{ line, message }] };
}

function propertiesOf(schema: JsonObject, reading: Reading, depth: number): SchemaProperty[] | null {
  const parts = [
    schema,
    ...listOf(schema.allOf)
      .filter(isJsonObject)
      .map((part) => resolved(part, reading)),
  ];
  const declared = parts.flatMap((part) =>
    isJsonObject(part.properties) ? Object.entries(part.properties) : [],
  );
  if (!parts.some((part) => isJsonObject(part.properties))) return null;
  const required = new Set(parts.flatMap((part) => listOf(part.required)));
  return declared.map(([name, inner]) => {
    const property = propertyOf(isJsonObject(inner) ? inner : {}, reading, depth);
    return { name, ...property, ...(required.has(name) && { required: true }) };
  });
}

function propertyOf(written: JsonObject, outer: Reading, depth: number): SchemaProperty {
  const reference = textOf(written.$ref);
  const reading = reference ? { ...outer, within: [...outer.within, reference] } : outer;
  const schema = withoutNull(resolved(written, reading), reading);
  const logicalType = logicalTypeOf(schema);
  const [businessName, description] = [
    textOf(schema.title),
    textOf(written.description) ?? textOf(schema.description),
  ];
  const format = logicalType === "string" ? textOf(schema.format) : undefined;
  const maxLength = typeof schema.maxLength === "number" ? schema.maxLength : undefined;
  const options = { ...(format && { format }), ...(maxLength !== undefined && { maxLength }) };
  const isRepeated = reference !== undefined && outer.within.includes(reference);
  const isDeepEnough = isRepeated || depth >= NESTING_MAX || reading.budget.columnsLeft-- <= 0;
  const properties =
    isDeepEnough || logicalType !== "object" ? null : propertiesOf(schema, reading, depth + 1);
  const items =
    !isDeepEnough && isJsonObject(schema.items) ? propertyOf(schema.items, reading, depth + 1) : null;
  return {
    ...(logicalType && { logicalType }),
    ...(businessName && { businessName }),
    ...(description && { description }),
    ...(Object.keys(options).length > 0 && { logicalTypeOptions: options }),
    ...(properties && { properties }),
    ...(logicalType === "array" && items && { items }),
  };
}

/** Follows references within the same document only, and no further than a chain of ten. */
function resolved(schema: JsonObject, reading: Reading): JsonObject {
  let current = schema;
  for (let hops = 0; hops < 10; hops++) {
    const reference = current.$ref;
    if (typeof reference !== "string" || !reference.startsWith("#/")) return current;
    const target = valueAt(reading.root, reference.slice(1));
    if (!isJsonObject(target)) return current;
    current = target;
  }
  return current;
}

/** `anyOf: [{…}, {type: null}]` is how a schema says that a value may be missing. */
function withoutNull(schema: JsonObject, reading: Reading): JsonObject {
  const choices = [...listOf(schema.anyOf), ...listOf(schema.oneOf)].filter(isJsonObject);
  const real = choices.filter((choice) => choice.type !== "null");
  const [only] = real;
  return only && real.length === 1 ? { ...schema, ...resolved(only, reading) } : schema;
}

const FORMAT_TYPES: ReadonlyMap<string, string> = new Map([
  ["date", "date"],
  ["date-time", "timestamp"],
  ["time", "time"],
]);

function logicalTypeOf({ type, format, properties }: JsonObject): string | undefined {
  const [word] = listOf(Array.isArray(type) ? type : [type ?? null]).filter((each) => each !== "null");
  if (word === "string") return FORMAT_TYPES.get(textOf(format) ?? "") ?? "string";
  if (word === undefined || word === null) return isJsonObject(properties) ? "object" : undefined;
  return typeof word === "string" && /^(integer|number|boolean|object|array)$/.test(word) ? word : undefined;
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
