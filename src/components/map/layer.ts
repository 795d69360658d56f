import type { Tone } from "@/components/ui/badge";

/** What a layer says of a product: in words, with a tone that repeats them. */
export type LayerValue = {
  label: string;
  /** After a number: "3 not compliant". */
  phrase: string;
  tone: Tone;
};

/** What a layer says of the mesh: by product, and everything it can say, the gravest first. */
export type Layer = { values: readonly LayerValue[]; of: ReadonlyMap<string, LayerValue> };

export function toLayer<K extends string>(
  all: Readonly<Record<K, LayerValue>>,
  found: ReadonlyMap<string, K>,
  ids: Iterable<string>,
  otherwise: LayerValue,
): Layer {
  const values = Object.values<LayerValue>(all);
  return {
    values: values.includes(otherwise) ? values : [...values, otherwise],
    of: new Map(
      [...ids].map((id) => {
        const key = found.get(id);
        return [id, key === undefined ? otherwise : all[key]];
      }),
    ),
  };
}

/** How many of these products each value is said of, the gravest first; values of none are left out. */
export function spreadOf(layer: Layer, ids: readonly string[]): { value: LayerValue; count: number }[] {
  return layer.values.flatMap((value) => {
    const count = ids.filter((id) => layer.of.get(id) === value).length;
    return count > 0 ? [{ value, count }] : [];
  });
}
