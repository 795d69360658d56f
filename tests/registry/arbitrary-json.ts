import fc from "fast-check";
import type { Json } from "@/lib/registry/json";

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
