/** What tells one item of a list from the others; undefined when this item does not say. */
export type Identity<T> = (item: T) => string | undefined;

export type Pair = { before: number; after: number };
/** Positions in the two lists: those that are the same thing, and those that have no counterpart. */
export type Pairing = { pairs: readonly Pair[]; removed: readonly number[]; added: readonly number[] };

/**
 * Matches the items of two versions of a list by what they are called, never by where they stand.
 * Identities are tried in turn, the most exact first; of items that share one, the first meets the first.
 */
export function pairUp<T>(
  before: readonly T[],
  after: readonly T[],
  identities: readonly Identity<T>[],
): Pairing {
  const pairs: Pair[] = [];
  let removed = [...before.keys()];
  let added = [...after.keys()];
  for (const identity of identities) {
    const waiting = new Map<string, number[]>();
    for (const position of added) {
      const key = identityAt(after, position, identity);
      if (key === undefined) continue;
      const sharing = waiting.get(key);
      if (sharing) sharing.push(position);
      else waiting.set(key, [position]);
    }
    const met = new Set<number>();
    removed = removed.filter((position) => {
      const key = identityAt(before, position, identity);
      const partner = key === undefined ? undefined : waiting.get(key)?.shift();
      if (partner === undefined) return true;
      pairs.push({ before: position, after: partner });
      met.add(partner);
      return false;
    });
    added = added.filter((position) => !met.has(position));
  }
  return { pairs: pairs.sort((a, b) => a.after - b.after), removed, added };
}

function identityAt<T>(items: readonly T[], position: number, identity: Identity<T>): string | undefined {
  const item = items[position];
  return item === undefined ? undefined : identity(item);
}

/** Whether things both versions have stand in another order. */
export function isReordered({ pairs }: Pairing): boolean {
  return pairs.some(({ before }, index) => before < (pairs[index - 1]?.before ?? 0));
}
