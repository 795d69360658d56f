import { expect, test } from "vitest";
import { emptyReport } from "@/lib/governance/blast-radius/report";
import { movedFigures, movedWords } from "@/lib/governance/proposals/moved-figures";

function figures(failing: number, passing = 0) {
  const { effects } = emptyReport(100, new Date("2026-01-15T12:00:00Z"));
  return { effects: { ...effects, "newly-failing": failing, "newly-passing": passing } };
}

test.each([
  [0, 0, false],
  [0, 1, true],
  [1, 0, true],
  [9, 10, true],
  [10, 11, false],
  [10, 9, false],
  [10, 12, true],
  [100, 110, false],
  [100, 111, true],
  [100, 89, true],
])("from %i to %i newly failing or passing products is a move: %s", (seen, now, isMove) => {
  expect(movedFigures(figures(seen), figures(now)) !== null).toBe(isMove);
  expect(movedFigures(figures(5, seen), figures(5, now)) !== null).toBe(isMove);
});

test("a move is told with the figure as it was seen and as it is", () => {
  const moved = movedFigures(figures(12, 4), figures(19, 0));
  expect(moved && movedWords(moved)).toBe("12 → 19 would newly fail, 4 → 0 would newly pass");
});
