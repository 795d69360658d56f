type NumberArray = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** `array`, or a copy of at least twice its length when it has no place at `index`. */
export function grownTo<T extends NumberArray>(array: T, index: number): T {
  if (index < array.length) return array;
  // The constructor of T takes a length; TypeScript types `constructor` as Function.
  const Grown = array.constructor as new (length: number) => T;
  const grown = new Grown(Math.max(index + 1, array.length * 2));
  grown.set(array);
  return grown;
}
