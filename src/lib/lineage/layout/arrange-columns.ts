import { groupedBy } from "@/lib/platform/grouped";
import { spread } from "./spread";

/** Something to place: the column it stands in, and the room it takes. */
export type Box = { id: string; rank: number; width: number; height: number };
export type Place = { x: number; y: number; width: number; height: number };
export type Point = { x: number; y: number };
export type Link = { from: string; to: string };

export type Arrangement = {
  places: ReadonlyMap<string, Place>;
  /** For each link the points it passes through between its ends, left to right, clear of the boxes on its way. */
  bends: readonly (readonly Point[])[];
  width: number;
  height: number;
};

type Gaps = { column: number; row: number };

/** One thing in a column: a box, or the place where a longer link passes by. */
type Slot = { key: string; width: number; height: number; center: number };

const SWEEPS = 8;
const PASSAGE = 10;

/** Columns from left to right, their boxes ordered and moved so that links are short and cross little. */
export function arrangeColumns(boxes: readonly Box[], links: readonly Link[], gaps: Gaps): Arrangement {
  const columnOf = columnsOf(boxes);
  const columns: Slot[][] = Array.from({ length: new Set(columnOf.values()).size }, () => []);
  for (const { id, width, height } of boxes)
    columns[columnOf.get(id) ?? 0]?.push({ key: id, width, height, center: 0 });

  const chains = links.map((link, index) => chainOf(link, index, columnOf));
  for (const chain of chains) {
    for (const { key, column } of chain.slice(1, -1))
      columns[column]?.push({ key, width: 0, height: PASSAGE, center: 0 });
  }
  const pieces = chains.flatMap((chain) =>
    chain.slice(1).flatMap((stop, index) => {
      const before = chain[index];
      return before && before.column < stop.column ? [{ from: before.key, to: stop.key }] : [];
    }),
  );
  const left = neighboursOf(pieces, "to", "from");
  const right = neighboursOf(pieces, "from", "to");
  sortByNeighbours(columns, left, right);
  moveToNeighbours(columns, left, right, gaps.row);
  return measure(columns, chains, new Set(boxes.map(({ id }) => id)), gaps.column);
}

/** Ranks without holes, from zero. */
function columnsOf(boxes: readonly Box[]): Map<string, number> {
  const ranks = [...new Set(boxes.map(({ rank }) => rank))].sort((a, b) => a - b);
  const column = new Map(ranks.map((rank, index) => [rank, index]));
  return new Map(boxes.map(({ id, rank }) => [id, column.get(rank) ?? 0]));
}

type Stop = { key: string; column: number };

/** The way of a link through the columns; one that goes back or stays has no stops between its ends. */
function chainOf({ from, to }: Link, index: number, columnOf: ReadonlyMap<string, number>): Stop[] {
  const start = columnOf.get(from) ?? 0;
  const end = columnOf.get(to) ?? 0;
  const between = Array.from({ length: Math.max(0, end - start - 1) }, (_, i) => ({
    // No id of a box contains a NUL, which databases refuse.
    key: `\u0000${index}:${i}`,
    column: start + i + 1,
  }));
  return [{ key: from, column: start }, ...between, { key: to, column: end }];
}

type Neighbours = ReadonlyMap<string, readonly string[]>;

function neighboursOf(pieces: readonly Link[], of: keyof Link, at: keyof Link): Neighbours {
  return new Map(
    [...groupedBy(pieces, (piece) => piece[of])].map(([key, own]) => [key, own.map((piece) => piece[at])]),
  );
}

/** Sorts each column by the mean place of the neighbours on one side, back and forth. */
function sortByNeighbours(columns: Slot[][], left: Neighbours, right: Neighbours): void {
  const placeOf = new Map<string, number>();
  const note = (column: readonly Slot[]) => {
    for (const [index, { key }] of column.entries()) placeOf.set(key, (index + 0.5) / column.length);
  };
  columns.forEach(note);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const isForth = sweep % 2 === 0;
    const side = isForth ? left : right;
    for (const column of isForth ? columns : columns.toReversed()) {
      const wanted = new Map(
        column.map(({ key }) => [key, meanOf(side.get(key), placeOf) ?? placeOf.get(key) ?? 0]),
      );
      column.sort((a, b) => (wanted.get(a.key) ?? 0) - (wanted.get(b.key) ?? 0));
      note(column);
    }
  }
}

/** Keeps the order and moves each slot towards the middle of its neighbours, back and forth. */
function moveToNeighbours(columns: Slot[][], left: Neighbours, right: Neighbours, gap: number): void {
  const centerOf = new Map<string, number>();
  const settle = (column: readonly Slot[], wantedOf: (slot: Slot) => number) => {
    const starts = spread(
      column.map((slot) => ({ wanted: wantedOf(slot), height: slot.height })),
      gap,
    );
    for (const [index, slot] of column.entries()) {
      slot.center = (starts[index] ?? 0) + slot.height / 2;
      centerOf.set(slot.key, slot.center);
    }
  };
  for (const column of columns) settle(column, () => 0);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const isForth = sweep % 2 === 0;
    for (const column of isForth ? columns : columns.toReversed()) {
      const isLast = sweep >= SWEEPS - 2;
      settle(column, ({ key, center }) => {
        const both = [...(left.get(key) ?? []), ...(right.get(key) ?? [])];
        const side = isForth ? left.get(key) : right.get(key);
        return meanOf(isLast ? both : side, centerOf) ?? meanOf(both, centerOf) ?? center;
      });
    }
  }
}

function measure(
  columns: readonly (readonly Slot[])[],
  chains: readonly (readonly Stop[])[],
  boxIds: ReadonlySet<string>,
  gap: number,
): Arrangement {
  const slots = columns.flat();
  const top = slots.reduce(
    (high, { center, height }) => Math.min(high, center - height / 2),
    Number.POSITIVE_INFINITY,
  );
  const lowest = slots.reduce((low, { center, height }) => Math.max(low, center + height / 2), top);
  const places = new Map<string, Place>();
  const passages = new Map<string, Point[]>();
  let x = 0;
  for (const column of columns) {
    const width = column.reduce((widest, slot) => Math.max(widest, slot.width), 0);
    for (const { key, center, ...size } of column) {
      const y = center - top;
      if (boxIds.has(key))
        places.set(key, { x, y: y - size.height / 2, width: size.width, height: size.height });
      else
        passages.set(key, [
          { x, y },
          { x: x + width, y },
        ]);
    }
    x += width + gap;
  }
  return {
    places,
    bends: chains.map((chain) => chain.slice(1, -1).flatMap(({ key }) => passages.get(key) ?? [])),
    width: Math.max(0, x - gap),
    height: slots.length === 0 ? 0 : lowest - top,
  };
}

function meanOf(keys: readonly string[] | undefined, of: ReadonlyMap<string, number>): number | undefined {
  if (!keys || keys.length === 0) return undefined;
  return keys.reduce((sum, key) => sum + (of.get(key) ?? 0), 0) / keys.length;
}
