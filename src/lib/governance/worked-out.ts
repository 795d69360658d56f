const MAKERS = Symbol("makers");

type Makers = Readonly<Record<string, () => unknown>>;
type Field = { make: () => unknown } | { value: unknown };
type WithMakers = { [MAKERS]: Map<string, Field> };

/**
 * `record` with more fields of its own, each worked out when it is first read: rules read few of the many a product
 * has, and are run on thousands of products.
 */
export function withWorkedOut<T extends object, M extends Makers>(
  record: T,
  makers: M,
): T & { readonly [K in keyof M]: ReturnType<M[K]> } {
  const fields = new Map<string, Field>();
  Object.defineProperty(record, MAKERS, { value: fields });
  for (const [name, make] of Object.entries(makers)) {
    fields.set(name, { make });
    Object.defineProperty(record, name, descriptorOf(name));
  }
  // Every maker has just become a field of what it makes.
  return record as T & { readonly [K in keyof M]: ReturnType<M[K]> };
}

const descriptors = new Map<string, PropertyDescriptor>();

/**
 * One getter for all records: were it one each, the engine would take no two of them for the same kind, and keep
 * what belongs to a kind for longer than the record.
 */
function descriptorOf(name: string): PropertyDescriptor {
  const known = descriptors.get(name);
  if (known) return known;
  const descriptor: PropertyDescriptor = {
    enumerable: true,
    get(this: WithMakers) {
      const field = this[MAKERS].get(name);
      if (!field) return undefined;
      if ("value" in field) return field.value;
      const value = field.make();
      this[MAKERS].set(name, { value });
      return value;
    },
  };
  descriptors.set(name, descriptor);
  return descriptor;
}
