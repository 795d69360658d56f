const CHARACTERS_MAX = 200;

/** An item of a list that has no name of its own: what people would call it, and how that reads. */
type Named<T> = { item: T; key: string; label: string };

/**
 * Keys of the items of `list` by the words that tell them apart, wherever they stand: `members[ada@example.com]`.
 * Equal ones are counted, and one without any words is known by its place.
 */
export function withItemKeys<T>(
  list: string,
  noun: string,
  items: readonly T[],
  wordsOf: (item: T) => readonly (string | null | undefined)[],
): Named<T>[] {
  const taken = new Set<string>();
  return items.map((item, index) => {
    const words = wordsOf(item)
      .flatMap((word) => word?.trim() || [])
      .join(" ")
      .slice(0, CHARACTERS_MAX);
    if (words === "") return { item, key: `${list}[#${index + 1}]`, label: `${noun} ${index + 1}` };
    let name = words;
    // Somebody may be called as the second of two would be.
    for (let nth = 2; taken.has(name); nth += 1) name = `${words} #${nth}`;
    taken.add(name);
    return { item, key: `${list}[${name}]`, label: `${noun} "${name}"` };
  });
}
