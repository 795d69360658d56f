import { describe, expect, test } from "vitest";
import { withEdits } from "@/components/editor/editor-history";
import { cellEdits, cellText, type GRID_CELLS } from "@/components/editor/grid/grid-cells";
import { moveTo, rangeOf } from "@/components/editor/grid/grid-navigation";
import type { JsonObject } from "@/lib/registry/json";

function written(column: JsonObject, key: (typeof GRID_CELLS)[number]["key"], text: string): JsonObject {
  return withEdits(column, cellEdits("", column, key, text));
}

describe("a cell", () => {
  test.each([
    ["name", "order_id"],
    ["type", "timestamp"],
    ["description", "When it was placed."],
    ["required", "yes"],
    ["primaryKey", "yes"],
    ["classification", "restricted"],
    ["personalData", "special"],
    ["masking", "redact"],
    ["unique", "yes"],
  ] as const)("says what was written into it: %s", (key, text) => {
    const column = written({ own: [1] }, key, text);
    expect(cellText(column, key)).toBe(text);
    expect(column.own).toEqual([1]);
    expect(written(column, key, "")).toEqual({ own: [1] });
  });

  test("a SQL type is kept as it was written beside the type it means", () => {
    expect(written({}, "type", "decimal(12,2)")).toMatchObject({
      logicalType: "number",
      physicalType: "decimal(12,2)",
    });
  });

  test("a written type never replaces columns that are there already", () => {
    const column = { logicalType: "object", properties: [{ name: "street", description: "kept" }] };
    expect(written(column, "type", "struct<a: int>").properties).toEqual(column.properties);
  });

  test.each(["x", "TRUE", "1", "Yes"])("a flag understands %s", (word) => {
    expect(written({}, "required", word)).toEqual({ required: true });
  });

  test("a fact replaces its own entry and leaves the other custom properties in place", () => {
    const column = {
      customProperties: [
        { property: "own", value: 1 },
        { property: "masking", value: "none", note: "kept" },
      ],
    };
    expect(written(column, "masking", "hash").customProperties).toEqual([
      { property: "own", value: 1 },
      { property: "masking", value: "hash", note: "kept" },
    ]);
  });
});

describe("moving in the grid", () => {
  const size = { rows: 5, columns: 3, page: 2 };
  const from = { row: 2, column: 1 };

  test.each([
    ["ArrowUp", false, false, { row: 1, column: 1 }],
    ["ArrowDown", false, true, { row: 4, column: 1 }],
    ["ArrowLeft", false, false, { row: 2, column: 0 }],
    ["ArrowRight", false, true, { row: 2, column: 2 }],
    ["Home", false, false, { row: 2, column: 0 }],
    ["End", false, true, { row: 4, column: 2 }],
    ["PageUp", false, false, { row: 0, column: 1 }],
    ["PageDown", false, false, { row: 4, column: 1 }],
    ["Enter", false, false, { row: 3, column: 1 }],
    ["Enter", true, false, { row: 1, column: 1 }],
    ["Tab", false, false, { row: 2, column: 2 }],
    ["Tab", true, false, { row: 2, column: 0 }],
    ["a", false, false, null],
  ])("%s (shift %s, jump %s)", (key, shift, jump, to) => {
    expect(moveTo(from, { key, shift, jump }, size)).toEqual(to);
  });

  test("no key of movement but Tab leads out of the grid", () => {
    const corners = [
      { row: 0, column: 0 },
      { row: 4, column: 2 },
    ];
    for (const corner of corners)
      for (const key of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Enter"]) {
        const to = moveTo(corner, { key, shift: false, jump: false }, size);
        expect(to && to.row >= 0 && to.row < 5 && to.column >= 0 && to.column < 3).toBe(true);
      }
    expect(moveTo({ row: 4, column: 2 }, { key: "Tab", shift: false, jump: false }, size)).toBeNull();
    expect(moveTo({ row: 0, column: 0 }, { key: "Tab", shift: true, jump: false }, size)).toBeNull();
    expect(moveTo({ row: 1, column: 2 }, { key: "Tab", shift: false, jump: false }, size)).toEqual({
      row: 2,
      column: 0,
    });
  });

  test("a range is the same from whichever corner it was drawn", () => {
    const [a, b] = [
      { row: 3, column: 0 },
      { row: 1, column: 2 },
    ];
    expect(rangeOf(a, b)).toEqual(rangeOf(b, a));
  });
});
