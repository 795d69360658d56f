/**
 * What `start` makes of each item, in their order, while the next ones are already under way: at most `depth` beyond
 * the one that is waited for. Whoever stops listening waits until what is under way has ended.
 */
export async function* inAdvance<T, R>(
  items: Iterable<T>,
  depth: number,
  start: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const underWay: Promise<R>[] = [];
  try {
    for (const item of items) {
      const one = start(item);
      // What goes wrong is told when its turn comes; until then it must not count as unheard of.
      one.catch(() => undefined);
      underWay.push(one);
      const oldest = underWay.length > depth ? underWay.shift() : undefined;
      if (oldest) yield await oldest;
    }
    for (const one of underWay) yield await one;
  } finally {
    await Promise.allSettled(underWay);
  }
}
