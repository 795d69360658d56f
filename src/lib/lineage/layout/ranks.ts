import { groupedBy } from "@/lib/platform/grouped";

export type Arrow = { from: string; to: string; weight: number };

/**
 * A column for every box, so that as much as possible of what flows goes from left to right: each box stands right of
 * all it takes from, but for the arrows that close a cycle. More columns than `columnsMax` are pushed together.
 */
export function ranksOf(
  ids: readonly string[],
  arrows: readonly Arrow[],
  columnsMax = Number.POSITIVE_INFINITY,
): Map<string, number> {
  const inOrder = flowOrder(ids, arrows);
  const place = new Map(inOrder.map((id, index) => [id, index]));
  const before = new Map<string, string[]>();
  for (const { from, to } of arrows) {
    if ((place.get(from) ?? 0) >= (place.get(to) ?? 0)) continue;
    const known = before.get(to);
    if (known) known.push(from);
    else before.set(to, [from]);
  }
  const ranks = new Map<string, number>();
  for (const id of inOrder) {
    const sources = before.get(id) ?? [];
    ranks.set(
      id,
      sources.reduce((rank, source) => Math.max(rank, (ranks.get(source) ?? 0) + 1), 0),
    );
  }
  const columns = Math.max(0, ...ranks.values()) + 1;
  if (columns <= columnsMax) return ranks;
  return new Map([...ranks].map(([id, rank]) => [id, Math.floor((rank * columnsMax) / columns)]));
}

/**
 * The boxes one after the other, with little flowing backwards: what nothing is left for to give goes to the end,
 * what nothing is left to take from to the front, and in a cycle whatever gives the most beyond what it takes goes
 * first. Equal ones keep the order they came in.
 */
function flowOrder(ids: readonly string[], arrows: readonly Arrow[]): string[] {
  const left = new Set(ids);
  const known = arrows.filter(({ from, to }) => from !== to && left.has(from) && left.has(to));
  const given = groupedBy(known, ({ from }) => from);
  const taken = groupedBy(known, ({ to }) => to);
  const surplus = new Map(ids.map((id) => [id, weightOf(given.get(id)) - weightOf(taken.get(id))]));
  const waitsFor = new Map(ids.map((id) => [id, taken.get(id)?.length ?? 0]));
  const serves = new Map(ids.map((id) => [id, given.get(id)?.length ?? 0]));
  const sources = ids.filter((id) => waitsFor.get(id) === 0);
  const sinks = ids.filter((id) => serves.get(id) === 0 && waitsFor.get(id) !== 0);
  const front: string[] = [];
  const back: string[] = [];

  function take(id: string, end: string[]): void {
    if (!left.delete(id)) return;
    end.push(id);
    for (const { to, weight } of given.get(id) ?? []) {
      if (!left.has(to)) continue;
      surplus.set(to, (surplus.get(to) ?? 0) + weight);
      if (lowered(waitsFor, to) === 0) sources.push(to);
    }
    for (const { from, weight } of taken.get(id) ?? []) {
      if (!left.has(from)) continue;
      surplus.set(from, (surplus.get(from) ?? 0) - weight);
      if (lowered(serves, from) === 0) sinks.push(from);
    }
  }

  while (left.size > 0) {
    const sink = sinks.shift();
    const source = sink === undefined ? sources.shift() : undefined;
    if (sink !== undefined) take(sink, back);
    else if (source !== undefined) take(source, front);
    else take(greatest(left, surplus), front);
  }
  return [...front, ...back.reverse()];
}

function weightOf(arrows: readonly Arrow[] = []): number {
  return arrows.reduce((sum, { weight }) => sum + weight, 0);
}

function lowered(counts: Map<string, number>, id: string): number {
  const count = (counts.get(id) ?? 0) - 1;
  counts.set(id, count);
  return count;
}

function greatest(ids: ReadonlySet<string>, of: ReadonlyMap<string, number>): string {
  let best = "";
  let most = Number.NEGATIVE_INFINITY;
  for (const id of ids) {
    const value = of.get(id) ?? 0;
    if (value > most) [best, most] = [id, value];
  }
  return best;
}
