/** A value for each of these keys. */
export function recordOf<K extends string, T>(keys: readonly K[], make: (key: K) => T): Record<K, T> {
  // fromEntries forgets the keys; they are `keys` one to one.
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, T>;
}
