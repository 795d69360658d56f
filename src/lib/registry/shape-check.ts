import { z } from "zod";
import { isJsonObject } from "./json";

type Check = (value: unknown) => boolean;

/**
 * Whether a JSON value has the shape of `schema`, as `schema.safeParse(value).success` tells. Parsing copies what it
 * reads, which for a whole document takes several times as long as looking; this only looks. It knows the kinds a
 * lens is made of, and throws for a schema that does more than describe a shape, such as one that bounds a number.
 */
export function shapeCheck<T>(schema: z.ZodType<T>): (value: unknown) => value is T {
  const check = checkOf(schema);
  return (value): value is T => check(value);
}

function checkOf(schema: z.core.$ZodType): Check {
  const { checks } = schema._zod.def;
  if (checks && checks.length > 0) throw new Error("A shape has no further checks.");
  if (schema instanceof z.ZodString) return (value) => typeof value === "string";
  if (schema instanceof z.ZodNumber) return (value) => Number.isFinite(value);
  if (schema instanceof z.ZodBoolean) return (value) => typeof value === "boolean";
  if (schema instanceof z.ZodNull) return (value) => value === null;
  if (schema instanceof z.ZodUnknown) return () => true;
  if (schema instanceof z.ZodOptional) return orElse(undefined, schema._zod.def.innerType);
  if (schema instanceof z.ZodNullable) return orElse(null, schema._zod.def.innerType);
  if (schema instanceof z.ZodArray) return everyItem(schema._zod.def.element);
  if (schema instanceof z.ZodUnion) return anyOf(schema._zod.def.options);
  if (schema instanceof z.ZodObject && schema._zod.def.catchall instanceof z.ZodUnknown)
    return everyField(schema);
  throw new Error(`A shape holds no ${schema._zod.def.type}.`);
}

function orElse(other: undefined | null, inner: z.core.$ZodType): Check {
  const check = checkOf(inner);
  return (value) => value === other || check(value);
}

function everyItem(element: z.core.$ZodType): Check {
  const check = checkOf(element);
  return (value) => Array.isArray(value) && value.every(check);
}

function anyOf(options: readonly z.core.$ZodType[]): Check {
  const checks = options.map(checkOf);
  return (value) => checks.some((check) => check(value));
}

const objectChecks = new WeakMap<z.ZodObject, Check>();

/** Fields are looked up when the first value is: a shape may hold itself. */
function everyField(schema: z.ZodObject): Check {
  const known = objectChecks.get(schema);
  if (known) return known;
  let fields: Fields | undefined;
  const check = (value: unknown): boolean => {
    if (!isJsonObject(value)) return false;
    fields ??= fieldsOf(schema);
    // A value has few of the fields it may have, so it is gone through and not the shape.
    for (const name of Object.keys(value)) {
      const fits = fields.checks.get(name);
      if (fits && !fits(value[name])) return false;
    }
    return fields.required.every((name) => value[name] !== undefined);
  };
  objectChecks.set(schema, check);
  return check;
}

type Fields = { checks: ReadonlyMap<string, Check>; required: readonly string[] };

function fieldsOf({ shape }: z.ZodObject): Fields {
  const checks = new Map(Object.entries(shape).map(([name, field]) => [name, checkOf(field)]));
  const required = [...checks].filter(([, fits]) => !fits(undefined)).map(([name]) => name);
  return { checks, required };
}
