import { isJsonObject } from "@/lib/registry/json";
import { isSufficient } from "@/lib/registry/semantic-version";
import type { Fault } from "./finding";
import type { Field } from "./language/schema";
import { elementKeyOf, elementLabelOf, fieldPointer, ownField } from "./language/view";

export function aFault(
  fault: Pick<Fault, "pointer" | "label" | "message" | "expected"> & Partial<Fault>,
): Fault {
  return {
    elementKey: "product",
    partKey: null,
    leaf: fault.pointer,
    actual: null,
    alternatives: [],
    standing: "open",
    waiver: null,
    ...fault,
  };
}

/** `siblings` says among whom the name must be the only one, in the words of a message. */
type Named = { element: unknown; name: string | null; siblings: string };

export function namingFaults(items: readonly Named[]): Fault[] {
  const bearers = new Map<string, number>();
  return items.flatMap(({ element, name, siblings }) => {
    const bearer = `${siblings} ${name}`;
    const earlier = bearers.get(bearer) ?? 0;
    bearers.set(bearer, earlier + 1);
    const isMissing = name === null || name.trim() === "";
    if (!isMissing && earlier === 0) return [];
    const label = elementLabelOf(element) ?? "";
    return [
      aFault({
        elementKey: elementKeyOf(element) ?? "",
        // Elements of one name share a key; what tells them apart is which of them it is.
        leaf: `name ${earlier}`,
        pointer: fieldPointer(element, "", "name"),
        label: `${label} › Name`,
        message: isMissing ? `${label} has no name.` : `Two ${siblings} are called "${name}".`,
        expected: isMissing ? "a name" : "a name of its own",
        actual: name,
      }),
    ];
  });
}

export function versionFaults(version: string | null, published: string | null): Fault[] {
  const expected = published === null ? "a version such as 1.0.0" : `a version greater than ${published}`;
  const base = { pointer: "/version", label: "Product › Version", expected, actual: version };
  if (version === null) return [aFault({ ...base, message: "There is no version." })];
  const sufficiency = isSufficient(version, published, "none");
  return sufficiency.sufficient ? [] : [aFault({ ...base, message: sufficiency.reason })];
}

/** Every value of the view whose field has a fixed vocabulary that does not know it. */
export function unknownWords(
  field: Field,
  value: unknown,
  pointer: () => string,
  [key, label]: [string, string],
): Fault[] {
  const { type } = field;
  if (type.kind === "list") {
    if (!Array.isArray(value)) return [];
    return value.flatMap((item: unknown, index) =>
      unknownWords(type.item, item, () => fieldPointer({}, pointer(), String(index)), [
        elementKeyOf(item) ?? key,
        elementLabelOf(item) ?? label,
      ]),
    );
  }
  if (type.kind === "object") {
    if (!isJsonObject(value)) return [];
    return wordyFields(type.fields).flatMap(([name, inner]) =>
      unknownWords(inner, ownField(value, name), () => fieldPointer(value, pointer(), name), [key, label]),
    );
  }
  if (type.kind !== "enum" || typeof value !== "string" || type.values.includes(value)) return [];
  const message = `"${value}" is not one of the known words for ${field.label.toLowerCase()}.`;
  const expected = `one of ${type.values.join(", ")}`;
  return [
    aFault({
      elementKey: key,
      leaf: field.label,
      pointer: pointer(),
      label: `${label} › ${field.label}`,
      message,
      expected,
      actual: value,
    }),
  ];
}

type Fields = Readonly<Record<string, Field>>;
const wordy = new WeakMap<Fields, readonly (readonly [string, Field])[]>();

/** The fields that hold words of a vocabulary, or something that does: few of those a column has. */
function wordyFields(fields: Fields): readonly (readonly [string, Field])[] {
  const known = wordy.get(fields);
  if (known) return known;
  const found = Object.entries(fields).filter(([, field]) => isWordy(field));
  wordy.set(fields, found);
  return found;
}

function isWordy({ type }: Field): boolean {
  if (type.kind === "list") return isWordy(type.item);
  return type.kind === "enum" || (type.kind === "object" && wordyFields(type.fields).length > 0);
}
