import fc from "fast-check";
import type { Json, JsonObject } from "@/lib/registry/json";

/** Any JSON value; names that objects inherit are among the keys. */
export const anyJson: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    anyText(),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(anyKey(), tie("value"), { maxKeys: 3 }),
  ),
})).value;

export function anyText(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom("", "orders", "1.0.0", "agora.title", "true"),
  );
}

export function anyKey(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.constantFrom("__proto__", "constructor", "toString", "name", "a.b"),
  );
}

/** Documents that use the fields of a descriptor for anything at all. */
export const anyDocument: fc.Arbitrary<JsonObject> = fc
  .letrec<{ value: unknown }>((tie) => {
    const field = fc.constantFrom(
      "name",
      "title",
      "tags",
      "team",
      "members",
      "outputPorts",
      "inputPorts",
      "contract",
      "schema",
      "properties",
      "items",
      "map",
      "key",
      "value",
      "customProperties",
      "property",
      "classification",
      "slaProperties",
      "access",
      "maxDays",
      "logicalTypeOptions",
      "lifecycle",
      "sunset",
      "support",
      "description",
      "price",
      "priceAmount",
      "examples",
      "quality",
    );
    return {
      value: fc.oneof(
        { maxDepth: 6 },
        anyJson,
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(fc.oneof({ weight: 5, arbitrary: field }, anyKey()), tie("value"), { maxKeys: 4 }),
      ),
    };
  })
  .value.map(
    (value) =>
      (typeof value === "object" && value !== null && !Array.isArray(value)
        ? value
        : { value }) as JsonObject,
  );
