/** The `count` first of `items` in the order of `compare`, without sorting the rest. */
export function selectBest(
  items: readonly number[],
  count: number,
  compare: (a: number, b: number) => number,
): number[] {
  if (count >= items.length / 4) return [...items].sort(compare).slice(0, count);
  if (count === 0) return [];
  // A heap whose top is the worst of the kept: most items are compared once and dropped.
  const heap: number[] = [];
  for (const item of items) {
    if (heap.length < count) {
      heap.push(item);
      siftUp(heap, compare);
    } else if (compare(item, heap[0] ?? item) < 0) {
      heap[0] = item;
      siftDown(heap, compare);
    }
  }
  return heap.sort(compare);
}

function siftUp(heap: number[], compare: (a: number, b: number) => number): void {
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!swapIfWorse(heap, at, parent, compare)) return;
    at = parent;
  }
}

function siftDown(heap: number[], compare: (a: number, b: number) => number): void {
  let at = 0;
  while (2 * at + 1 < heap.length) {
    const left = 2 * at + 1;
    const right = left + 1;
    const worse = right < heap.length && compare(heap[right] ?? 0, heap[left] ?? 0) > 0 ? right : left;
    if (!swapIfWorse(heap, worse, at, compare)) return;
    at = worse;
  }
}

function swapIfWorse(
  heap: number[],
  a: number,
  b: number,
  compare: (a: number, b: number) => number,
): boolean {
  const left = heap[a];
  const right = heap[b];
  if (left === undefined || right === undefined || compare(left, right) <= 0) return false;
  heap[a] = right;
  heap[b] = left;
  return true;
}
