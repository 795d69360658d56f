import fc from "fast-check";
import type { Selector } from "@/lib/governance/language/ir";
import {
  boolean,
  type Field,
  type FieldType,
  list,
  number,
  object,
  oneOf,
  type RuleSchema,
  string,
} from "@/lib/governance/language/schema";
import { elementFields } from "@/lib/governance/language/scope";

const column = object("column", {
  name: string("Name"),
  type: oneOf("Type", ["string", "integer", "date"]),
  isKey: boolean("Key"),
  length: number("Length"),
  tags: list("Tags", string("tag")),
});
const outputPort = object("output port", {
  name: string("Name"),
  kind: oneOf("Kind", ["table", "files"]),
  isLive: boolean("Live"),
  weight: number("Weight"),
  loadRatio: number("Load"),
  labels: list("Labels", string("label")),
  columns: list("Columns", column),
});
const product = object("product", {
  name: string("Name"),
  status: oneOf("Status", ["draft", "active", "retired"]),
  isPublic: boolean("Public"),
  count: number("Count"),
  fillRatio: number("Fill"),
  tags: list("Tags", string("tag")),
  codes: list("Codes", number("code")),
  team: object("Team", { title: string("Title"), members: number("Members") }),
  outputPorts: list("Output ports", outputPort),
});

/** Every kind of field in few fields, so that random rules meet random documents in the same places. */
export const schema: RuleSchema = {
  product,
  previous: product,
  change: object("changes", {
    breaking: list("Breaking", column),
    lowered: list("Lowered", column),
  }),
  access: object("access", { requests: list("Requests", column) }),
};

const TEXTS = ["", "a", "Ab", "añ😀", "order lines", 'say "hi"', "back\\slash", "tab\t", "A_1"];
const PATTERNS = ["^[a-z]+$", "o", "^$", "[A-Z]", "^(a|A)b?", "s[ /]", "(x+x+)+y", "\\d$"];

/**
 * CEL has two types of number and the rules have one: fields called a ratio hold fractions only, the others whole
 * numbers only, and no rule computes with both.
 */
const isRatio = (name: string) => name.endsWith("Ratio");

/** A value for a field of this type, with nothing missing anywhere in it. */
function someValue(type: FieldType, name: string): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case "string":
      return fc.constantFrom(...TEXTS);
    case "number":
      return fc.integer({ min: -9, max: 9 }).map((value) => (isRatio(name) ? value + 0.5 : value));
    case "boolean":
      return fc.boolean();
    case "date":
      return fc.constantFrom("2026-01-31", "2026-02-01");
    case "enum":
      return fc.constantFrom(...type.values);
    case "list":
      return fc.array(someValue(type.item.type, name), { maxLength: 3 });
    case "object":
      return fc.record(
        Object.fromEntries(
          Object.entries(type.fields).map(([key, field]) => [key, someValue(field.type, key)]),
        ),
      );
  }
}

export const someProduct = someValue(product.type, "product");

type Kind = "truth" | "whole" | "fraction" | "text" | "choice" | "texts" | "wholes" | "objects";

type Place = { names: Readonly<Record<string, Field>>; loops: number; depth: number };

type Known = { path: string; kind: Kind; field: Field };

function kindOf({ type }: Field, name: string): Kind | null {
  switch (type.kind) {
    case "boolean":
      return "truth";
    case "number":
      return isRatio(name) ? "fraction" : "whole";
    case "string":
      return "text";
    case "enum":
      return "choice";
    case "list":
      if (type.item.type.kind === "object") return "objects";
      return type.item.type.kind === "number" ? "wholes" : "texts";
    default:
      return null;
  }
}

function fieldsOf(path: string, field: Field): Known[] {
  const kind = kindOf(field, path);
  if (kind) return [{ path, kind, field }];
  const inner = field.type.kind === "object" ? Object.entries(field.type.fields) : [];
  return inner.flatMap(([name, one]) => fieldsOf(`${path}.${name}`, one));
}

type Writer = (kind: Kind, place: Place) => string;

/** Writes rules by following a list of random numbers; when they run out, it takes the shortest way to an end. */
function writerFollowing(numbers: readonly number[]) {
  let position = 0;
  function upTo(count: number): number {
    const number = numbers[position] ?? 0;
    position += 1;
    return number % count;
  }
  function pick<T>(ways: readonly [T, ...T[]]): T {
    return ways[upTo(ways.length)] ?? ways[0];
  }
  const text = () => JSON.stringify(pick(["a", ...TEXTS]));
  const whole = () => String(upTo(19) - 9);
  const fraction = () => pick(["0.5", "1.5", "2.0", "-3.25"]);

  function known(kind: Kind, { names }: Place): Known | null {
    const all = Object.entries(names).map(([name, field]) => fieldsOf(name, field));
    // The innermost element is what a rule mostly speaks about.
    const near = (all.at(-1) ?? []).filter((one) => one.kind === kind);
    const fitting = near.length > 0 && upTo(2) === 0 ? near : all.flat().filter((one) => one.kind === kind);
    return fitting[upTo(Math.max(1, fitting.length))] ?? null;
  }

  const write: Writer = (kind, place) => {
    if (kind === "truth" && place.depth === 0) return comparison(place);
    const field = known(kind, place);
    const isLeaf = place.depth === 0 || upTo(3) === 0;
    if (isLeaf && kind !== "truth") return field && upTo(3) > 0 ? field.path : literal(kind, field);
    const within: Place = { ...place, depth: place.depth - 1 };
    const part = (of: Kind) => write(of, within);
    switch (kind) {
      case "truth":
        return truth(within, part);
      case "whole":
        return pick<() => string>([
          () => `(${part("whole")} + ${part("whole")})`,
          () => `(${part("whole")} - ${part("whole")})`,
          () => `(${part("whole")} * ${whole()})`,
          () => `(${part("whole")} % ${pick(["2", "3", "-5"])})`,
          () => `-(${part("whole")})`,
          () => `${received(within)}.size()`,
          () => `${part(pick(["texts", "wholes", "objects"]))}.size()`,
          () => `[${part("whole")}, ${part("whole")}][${pick(["0", "1"])}]`,
          () => choice("whole", part),
        ])();
      case "fraction":
        return pick<() => string>([
          () => `(${part("fraction")} ${pick(["+", "-", "*"])} ${part("fraction")})`,
          () => `(${part("fraction")} / ${pick(["2.0", "-0.25"])})`,
          () => `-(${part("fraction")})`,
          () => choice("fraction", part),
        ])();
      case "text":
        return pick<() => string>([
          () => `(${part("text")} + ${part(pick(["text", "choice"]))})`,
          () => `[${part("text")}, ${part("text")}][${pick(["0", "1"])}]`,
          () => choice("text", part),
        ])();
      case "choice":
        return field?.path ?? text();
      case "texts":
      case "wholes":
        return items(kind, within, part);
      case "objects":
        return filtered("objects", within) ?? "product.outputPorts";
    }
  };

  function literal(kind: Kind, field: Known | null): string {
    if (kind === "text" || kind === "choice") return text();
    if (kind === "whole") return whole();
    if (kind === "fraction") return fraction();
    if (kind === "texts") return `[${text()}, ${text()}]`;
    if (kind === "wholes") return `[${whole()}, ${whole()}, ${whole()}]`;
    return field?.path ?? "product.outputPorts";
  }

  const choice = (kind: Kind, part: (of: Kind) => string) =>
    `(${part("truth")} ? ${part(kind)} : ${part(kind)})`;

  /** Something text functions can be called on. */
  const received = (place: Place) => `(${write(pick(["text", "text", "choice"]), place)})`;

  function truth(place: Place, part: (of: Kind) => string): string {
    const joined = (symbol: string) =>
      `(${Array.from({ length: 2 + upTo(2) }, () => part("truth")).join(` ${symbol} `)})`;
    return pick<() => string>([
      () => comparison(place),
      () => joined("&&"),
      () => joined("||"),
      () => `!${part("truth")}`,
      () => loop(place) ?? comparison(place),
      () => loop(place) ?? comparison(place),
      () => choice("truth", part),
      () => `(${part("truth")} == ${part("truth")})`,
    ])();
  }

  function comparison(place: Place): string {
    const part = (of: Kind) => write(of, { ...place, depth: Math.max(0, place.depth - 1) });
    const equality = () => pick(["==", "!="]);
    return pick<() => string>([
      () => `(${part("whole")} ${pick(["==", "!=", "<", "<=", ">", ">="])} ${part("whole")})`,
      () => `(${part("fraction")} ${pick(["==", "!=", "<", "<=", ">", ">="])} ${part("fraction")})`,
      () => `(${part("text")} ${equality()} ${part("text")})`,
      () => `(${part("texts")} ${equality()} ${part("texts")})`,
      () => `(${part("text")} in ${part("texts")})`,
      () => `(${part("whole")} in ${part("wholes")})`,
      () => ofChoice(place),
      () => known("truth", place)?.path ?? "true",
      () => pick(["true", "false"]),
      () => `${received(place)}.${pick(["startsWith", "endsWith", "contains"])}(${part("text")})`,
      () => `${received(place)}.matches(${JSON.stringify(pick(["o", ...PATTERNS]))})`,
    ])();
  }

  /** The values of a choice are checked, so they are taken from it. */
  function ofChoice(place: Place): string {
    const field = known("choice", place);
    const values = field?.field.type.kind === "enum" ? field.field.type.values : [];
    if (!field) return "true";
    const value = () => JSON.stringify(values[upTo(values.length)]);
    return pick<() => string>([
      () => `(${field.path} == ${value()})`,
      () => `(${value()} != ${field.path})`,
      () => `(${field.path} in [${value()}, ${value()}])`,
    ])();
  }

  function items(kind: "texts" | "wholes", place: Place, part: (of: Kind) => string): string {
    const item = kind === "texts" ? "text" : "whole";
    return pick<() => string>([
      () => `[${part(item)}, ${part(item)}]`,
      () => filtered(kind, place) ?? literal(kind, null),
      () => mapped(item, place) ?? literal(kind, null),
    ])();
  }

  type Loop = { list: string; as: string; body: (kind: Kind) => string };

  /** A list to loop over, and what can be said of its elements; null where no deeper loop is allowed. */
  function over(kind: Kind, place: Place): Loop | null {
    if (place.loops >= 3) return null;
    const found = known(kind, place);
    const type = found?.field.type;
    const item = type?.kind === "list" ? type.item : null;
    if (!found || !item) return null;
    const as = `x${place.loops}`;
    const inner: Place = { ...place, loops: place.loops + 1, names: { ...place.names, [as]: item } };
    return { list: found.path, as, body: (of) => write(of, inner) };
  }

  const listKind = () => pick<Kind>(["objects", "objects", "texts", "wholes"]);

  function loop(place: Place): string | null {
    const it = over(listKind(), place);
    return it && `${it.list}.${pick(["all", "exists", "exists_one"])}(${it.as}, ${it.body("truth")})`;
  }

  function filtered(kind: Kind, place: Place): string | null {
    const it = over(kind, place);
    return it && `${it.list}.filter(${it.as}, ${it.body("truth")})`;
  }

  function mapped(kind: Kind, place: Place): string | null {
    const it = over(listKind(), place);
    return it && `${it.list}.map(${it.as}, ${it.body(kind)})`;
  }

  return { write, upTo };
}

export type RandomRule = { select: Selector; where: string | null; require: string };

const SELECTORS = ["product", "outputPorts[]", "outputPorts[].columns[]"] as const;
const DEPTH_MAX = 5;

/** A rule that type-checks; a quarter of them say which elements they are about. */
export const randomRule: fc.Arbitrary<RandomRule> = fc
  .array(fc.nat({ max: 9_999 }), { minLength: 20, maxLength: 200, size: "max" })
  .map((numbers) => {
    const { write, upTo } = writerFollowing(numbers);
    const select = SELECTORS[upTo(SELECTORS.length)] ?? "product";
    const fields = elementFields(schema, select);
    const names = {
      product,
      it: fields.at(-1) ?? product,
      ...(fields[1] && { port: fields[1] }),
    };
    const condition = (depth: number) => write("truth", { names, loops: 0, depth });
    return {
      select,
      where: upTo(4) === 3 ? condition(2) : null,
      require: condition(1 + upTo(DEPTH_MAX)),
    };
  });
