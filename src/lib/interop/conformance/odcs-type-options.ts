import { type Fields, group, list, number, type Shape, text, yesNo } from "./shape";
import type { Edition } from "./shared-shapes";

const count = number({ whole: true, least: 0 });

const INTEGER_FORMATS = ["i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128"];
const ELEMENT_TYPES = ["bfloat16", "binary", "float16", "float32", "float64", "int8", "uint8"];
const DISTANCES = ["cosine", "dotProduct", "euclidean", "hamming", "manhattan"];

/** The options ODCS knows for each logical type; a type it has none for takes any. */
export function typeOptions(logicalType: unknown, edition: Edition): Shape {
  const fields = typeof logicalType === "string" ? fieldsFor(logicalType, edition) : undefined;
  return group({
    what: fields ? `the options of type ${logicalType}` : "a group of fields",
    fields: fields ?? {},
    closed: fields !== undefined,
    required: logicalType === "vector" ? ["dimensions"] : [],
  });
}

function fieldsFor(logicalType: string, { minor }: Edition): Fields | undefined {
  // Until 3.0 an exclusive bound was a switch beside the bound; since 3.1 it is the bound itself.
  const exclusive = (bound: Shape) => (minor === 0 ? yesNo : bound);
  const bounds = (bound: Shape): Fields => ({
    minimum: bound,
    maximum: bound,
    exclusiveMinimum: exclusive(bound),
    exclusiveMaximum: exclusive(bound),
  });
  const numeric = { ...bounds(number()), multipleOf: number({ above: 0 }) };
  const dated = { ...bounds(text()), format: text() };
  switch (logicalType) {
    case "string":
      return { minLength: count, maxLength: count, pattern: text(), format: text() };
    case "date":
      return dated;
    case "timestamp":
    case "time":
      return { ...dated, timezone: yesNo, defaultTimezone: text() };
    case "integer":
      return { ...numeric, format: text({ oneOf: INTEGER_FORMATS }) };
    case "number":
      return {
        ...numeric,
        format: text({ oneOf: minor === 0 ? [...INTEGER_FORMATS, "f32", "f64"] : ["f32", "f64"] }),
      };
    case "object":
      return {
        minProperties: count,
        maxProperties: count,
        required: list(text(), { least: 1, distinct: true }),
      };
    case "array":
      return { minItems: count, maxItems: count, uniqueItems: yesNo };
    case "vector":
      return {
        dimensions: number({ whole: true, least: 1 }),
        elementType: text({ oneOf: ELEMENT_TYPES }),
        distanceMetric: text({ oneOf: DISTANCES }),
        embeddingModel: text(),
        embeddingModelVersion: text(),
        normalized: yesNo,
      };
    default:
      return undefined;
  }
}
