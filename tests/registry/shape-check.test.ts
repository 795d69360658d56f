import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { Descriptor } from "@/lib/registry/descriptor";
import { shapeCheck } from "@/lib/registry/shape-check";
import { anyDocument, anyJson } from "./arbitrary-json";

const Nested = z.looseObject({
  name: z.string(),
  get inner() {
    return z.array(Nested).optional();
  },
});

const SHAPES = {
  text: z.string(),
  number: z.number(),
  "yes or no": z.boolean(),
  nothing: z.null(),
  anything: z.unknown(),
  "text or left out": z.string().optional(),
  "text or null": z.string().nullable(),
  "text, null or left out": z.string().nullish(),
  list: z.array(z.number()),
  "one of several": z.union([z.string(), z.array(z.string()), z.looseObject({ name: z.string() })]),
  group: z.looseObject({ name: z.string().optional(), "a.b": z.number().optional() }),
  "group within itself": Nested,
} satisfies Record<string, z.ZodType>;

describe("looking says what parsing says", () => {
  test.each(Object.entries(SHAPES))("of %s", (_, shape) => {
    const fits = shapeCheck<unknown>(shape);
    const values = [
      undefined,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      [1],
      { name: "a", inner: [{ name: "b" }] },
    ];
    for (const value of values) expect(fits(value)).toBe(shape.safeParse(value).success);
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(fits(value)).toBe(shape.safeParse(value).success);
      }),
    );
  });

  test("of a descriptor, and what parsing would give is then the document itself", () => {
    const fits = shapeCheck(Descriptor);
    let fitting = 0;
    fc.assert(
      fc.property(anyDocument, (document) => {
        const parsed = Descriptor.safeParse(document);
        expect(fits(document)).toBe(parsed.success);
        if (!parsed.success) return;
        fitting += 1;
        expect(withoutPrototypes(document)).toEqual(withoutPrototypes(parsed.data));
      }),
      { numRuns: 1_000 },
    );
    expect(fitting).toBeGreaterThan(100);
  });
});

describe("what is more than a shape is refused, lest half of it be looked at", () => {
  test.each<[string, z.ZodType]>([
    ["a bound", z.string().min(1)],
    ["a transformation", z.string().transform(Number)],
    ["a default", z.string().default("")],
    ["a group that drops what it does not know", z.object({ name: z.string() })],
    ["a group that refuses what it does not know", z.strictObject({ name: z.string() })],
    ["a bound within a list", z.array(z.number().int())],
  ])("%s", (_, schema) => {
    expect(() => shapeCheck(schema)).toThrow(/^A shape/);
  });
});

/** Parsing leaves this one key out, which no reader of a descriptor asks for. */
function withoutPrototypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPrototypes);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "__proto__");
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutPrototypes(item)]));
}
