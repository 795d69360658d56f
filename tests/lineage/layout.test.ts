import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrangeColumns, type Place } from "@/lib/lineage/layout/arrange-columns";
import { curve } from "@/lib/lineage/layout/curve";
import { ranksOf } from "@/lib/lineage/layout/ranks";
import { shelve } from "@/lib/lineage/layout/shelve";
import { spread } from "@/lib/lineage/layout/spread";

const ids = (count: number) => Array.from({ length: count }, (_, i) => `b${i}`);

/** Some boxes and arrows between them, in cycles and to themselves as well. */
const drawings = fc.integer({ min: 1, max: 16 }).chain((count) =>
  fc.record({
    boxes: fc.constant(ids(count)),
    heights: fc.array(fc.integer({ min: 10, max: 90 }), { minLength: count, maxLength: count }),
    arrows: fc.array(
      fc.record({
        from: fc.nat(count - 1).map((i) => `b${i}`),
        to: fc.nat(count - 1).map((i) => `b${i}`),
        weight: fc.integer({ min: 1, max: 5 }),
      }),
      { maxLength: 40 },
    ),
  }),
);

function expectApart(places: readonly Place[], gap: number): void {
  for (const [index, a] of places.entries()) {
    for (const b of places.slice(index + 1)) {
      const across = Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width);
      const down = Math.max(a.y, b.y) - Math.min(a.y + a.height, b.y + b.height);
      expect(Math.max(across, down)).toBeGreaterThanOrEqual(gap - 1e-6);
    }
  }
}

describe("ranks", () => {
  const ranks = (arrows: string, count: number, columnsMax?: number) => {
    const drawn = arrows
      .split(" ")
      .filter(Boolean)
      .map((arrow) => ({ from: `b${arrow[0]}`, to: `b${arrow[2]}`, weight: 1 }));
    return ids(count).map((id) => ranksOf(ids(count), drawn, columnsMax).get(id));
  };

  test.each([
    ["a chain in a row", "0>1 1>2", 3, [0, 1, 2]],
    ["what is taken from at two places right of both", "0>1 1>2 0>2", 3, [0, 1, 2]],
    ["what stands alone first", "0>1", 3, [0, 1, 0]],
    ["a cycle from the first to the last", "0>1 1>2 2>0", 3, [0, 1, 2]],
    ["what names itself as if it did not", "0>0 0>1", 2, [0, 1]],
  ])("put %s", (_what, arrows, count, expected) => {
    expect(ranks(arrows, count)).toEqual(expected);
  });

  test("are pushed together when there would be too many columns", () => {
    expect(ranks("0>1 1>2 2>3", 4, 2)).toEqual([0, 0, 1, 1]);
  });

  test("let everything flow to the right where there is no cycle", () => {
    fc.assert(
      fc.property(drawings, ({ boxes, arrows }) => {
        const acyclic = arrows.filter(({ from, to }) => Number(from.slice(1)) < Number(to.slice(1)));
        const ranks = ranksOf(boxes, acyclic);
        for (const { from, to } of acyclic) expect(ranks.get(from) ?? 0).toBeLessThan(ranks.get(to) ?? 0);
      }),
    );
  });

  test("let at least half of what flows go to the right or stay, whatever the cycles", () => {
    fc.assert(
      fc.property(drawings, ({ boxes, arrows }) => {
        const ranks = ranksOf(boxes, arrows);
        const sum = (some: typeof arrows) => some.reduce((total, { weight }) => total + weight, 0);
        const back = arrows.filter(({ from, to }) => (ranks.get(from) ?? 0) > (ranks.get(to) ?? 0));
        expect(sum(back) * 2).toBeLessThanOrEqual(sum(arrows));
      }),
    );
  });
});

describe("columns", () => {
  const arranged = fc
    .record({ drawing: drawings, columnsMax: fc.integer({ min: 1, max: 6 }) })
    .map((made) => {
      const { boxes, heights, arrows } = made.drawing;
      const ranks = ranksOf(boxes, arrows, made.columnsMax);
      const sized = boxes.map((id, i) => ({
        id,
        rank: ranks.get(id) ?? 0,
        width: 100,
        height: heights[i] ?? 10,
      }));
      return { sized, arrows, arrangement: () => arrangeColumns(sized, arrows, { column: 40, row: 12 }) };
    });

  test("keep boxes apart, within the whole, and those of a higher rank farther right", () => {
    fc.assert(
      fc.property(arranged, ({ sized, arrangement }) => {
        const { places, width, height } = arrangement();
        expectApart([...places.values()], 12);
        for (const { id, rank } of sized) {
          const place = places.get(id);
          if (!place) throw new Error(`${id} has no place.`);
          expect(place.x).toBeGreaterThanOrEqual(0);
          expect(place.y).toBeGreaterThanOrEqual(-1e-6);
          expect(place.x + place.width).toBeLessThanOrEqual(width + 1e-6);
          expect(place.y + place.height).toBeLessThanOrEqual(height + 1e-6);
          for (const other of sized)
            if (other.rank > rank) expect(places.get(other.id)?.x).toBeGreaterThan(place.x);
        }
      }),
    );
  });

  test("lead long links around the boxes they pass", () => {
    fc.assert(
      fc.property(arranged, ({ arrangement }) => {
        const { places, bends } = arrangement();
        for (const { x, y } of bends.flat()) {
          for (const place of places.values()) {
            const isInside =
              x > place.x + 1e-6 &&
              x < place.x + place.width - 1e-6 &&
              y > place.y + 1e-6 &&
              y < place.y + place.height - 1e-6;
            expect(isInside).toBe(false);
          }
        }
      }),
    );
  });

  test("come out the same every time", () => {
    fc.assert(
      fc.property(arranged, ({ arrangement }) => {
        expect(arrangement()).toEqual(arrangement());
      }),
    );
  });

  test("of nothing take no room", () => {
    expect(arrangeColumns([], [], { column: 40, row: 12 })).toMatchObject({ width: 0, height: 0 });
  });
});

describe("rows of a column", () => {
  test("stand where they want to when there is room", () => {
    const rows = [10, 60, 200].map((wanted) => ({ wanted, height: 20 }));
    expect(spread(rows, 10)).toEqual([0, 50, 190]);
  });

  test("make room for each other evenly", () => {
    const rows = [50, 50].map((wanted) => ({ wanted, height: 20 }));
    expect(spread(rows, 10)).toEqual([25, 55]);
  });

  test("never overlap and never swap", () => {
    const row = fc.record({
      wanted: fc.integer({ min: -200, max: 200 }),
      height: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const starts = spread(rows, 8);
        for (const [index, { height }] of rows.entries()) {
          const next = starts[index + 1];
          if (next !== undefined)
            expect(next).toBeGreaterThanOrEqual((starts[index] ?? 0) + height + 8 - 1e-6);
        }
      }),
    );
  });
});

test("pieces on shelves keep apart and keep their order", () => {
  const piece = fc.record({
    width: fc.integer({ min: 20, max: 200 }),
    height: fc.integer({ min: 20, max: 200 }),
  });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.nat(600), (sizes, wanted) => {
      const pieces = sizes.map((size, i) => ({ id: `b${i}`, ...size }));
      const { places, width, height } = shelve(pieces, wanted, 10);
      expectApart([...places.values()], 10);
      expect([...places.keys()]).toEqual(pieces.map(({ id }) => id));
      for (const place of places.values()) {
        expect(place.x + place.width).toBeLessThanOrEqual(width);
        expect(place.y + place.height).toBeLessThanOrEqual(height);
      }
    }),
  );
});

test("a line leaves on the right and arrives on the left, through its bends, and goes back on the other sides", () => {
  const a = { x: 0, y: 0, width: 100, height: 40 };
  const b = { x: 200, y: 80, width: 100, height: 40 };
  expect(curve(a, b)).toBe("M100,20C150,20 150,100 200,100");
  expect(curve(a, b, [{ x: 150, y: 60 }])).toBe("M100,20C125,20 125,60 150,60C175,60 175,100 200,100");
  expect(curve(b, a)).toBe("M200,108C150,108 150,28 100,28");
  expect(curve(a, { ...a, y: 80 })).toBe("M100,28C136,28 136,108 100,108");
});
