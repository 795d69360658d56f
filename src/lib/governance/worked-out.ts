/**
 * `record` with more fields of its own, each worked out when it is first read: rules read few of the many a product
 * has, and are run on thousands of products.
 */
export function withWorkedOut<T extends object, M extends Readonly<Record<string, () => unknown>>>(
  record: T,
  makers: M,
): T & { readonly [K in keyof M]: ReturnType<M[K]> } {
  for (const [name, make] of Object.entries(makers)) {
    Object.defineProperty(record, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = make();
        Object.defineProperty(record, name, { enumerable: true, value });
        return value;
      },
    });
  }
  // Every maker has just become a field of what it makes.
  return record as T & { readonly [K in keyof M]: ReturnType<M[K]> };
}
