import type { Json } from "@/lib/registry/json";
import { departure, group, list, listOr, nameOf, type Shape, text } from "./shape";
import { customProperties, type Edition } from "./shared-shapes";

const SHORT_31 = /^[A-Za-z_][A-Za-z0-9_]*\.[A-Za-z_][A-Za-z0-9_]*$/;
const SHORT_32 = /^[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z_][A-Za-z0-9_-]*)+$/;
const FULL_31 =
  /^(?:(?:https?:\/\/)?[A-Za-z0-9._\-/]+\.yaml#)?\/?[A-Za-z_][A-Za-z0-9_]*\/[A-Za-z0-9_-]+(?:\/[A-Za-z_][A-Za-z0-9_]*\/[A-Za-z0-9_-]+)*$/;
const FULL_32 =
  /^(?:(?:https?:\/\/)?[A-Za-z0-9._\-/]+\.ya?ml#)?\/?[A-Za-z_][A-Za-z0-9_]*\/[^\s.#/\\@!%&^]+(?:\/[A-Za-z_][A-Za-z0-9_]*\/[^\s.#/\\@!%&^]+)*$/;
/** Long enough for any path; past it a pattern is not worth its time. */
const REFERENCE_CHARACTERS_MAX = 1_000;

/** `object.property`, or a path of ids such as `/schema/orders/properties/id`. */
function reference({ minor }: Edition): Shape {
  const forms = minor === 2 ? [SHORT_32, FULL_32] : [SHORT_31, FULL_31];
  return (value, pointer) => {
    if (typeof value !== "string")
      return [departure(pointer, `Expected a reference, found ${nameOf(value)}.`)];
    if (value.length <= REFERENCE_CHARACTERS_MAX && forms.some((form) => form.test(value))) return [];
    return [departure(pointer, `"${value.slice(0, 80)}" is not a reference such as orders.customer_id.`)];
  };
}

/** A key to other tables, written at the table (`from` and `to`) or at the column it starts from (`to` only). */
export function relationship(at: "table" | "column", edition: Edition): Shape {
  const ends = listOr(list(reference(edition), { least: 1 }), reference(edition));
  return group({
    what: "a relationship",
    fields: {
      type: text({ oneOf: ["foreignKey"] }),
      from: ends,
      to: ends,
      customProperties: customProperties(edition),
      ...(edition.minor === 2 && { id: text() }),
    },
    required: at === "table" ? ["from", "to"] : ["to"],
    closed: at === "table",
    also: ({ from, to }, pointer) => {
      if (at === "column") {
        return from === undefined
          ? []
          : [
              departure(
                `${pointer}/from`,
                "A relationship of a column starts at that column; leave out from.",
              ),
            ];
      }
      return from === undefined || to === undefined || isMatched(from, to)
        ? []
        : [departure(pointer, "from and to are either two references or two lists of as many.")];
    },
  });
}

function isMatched(from: Json, to: Json): boolean {
  if (Array.isArray(from) && Array.isArray(to)) return from.length === to.length;
  return typeof from === "string" && typeof to === "string";
}
