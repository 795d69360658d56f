import { describe, expect, test } from "vitest";
import { GRID_CELLS } from "@/components/editor/grid/grid-cells";
import {
  appendColumns,
  clearRange,
  copyRange,
  fillDown,
  moveRow,
  pasteCells,
  removeRows,
} from "@/components/editor/grid/grid-edits";
import type { CellRange } from "@/components/editor/grid/grid-navigation";
import { gridRows } from "@/components/editor/grid/grid-rows";
import { readDelimitedRows } from "@/lib/registry/delimited-rows";
import type { JsonObject } from "@/lib/registry/json";
import { valueAt } from "@/lib/registry/json-pointer";

const TABLE = "/outputPorts/0/contract/schema/0";

function aDocument(properties: readonly JsonObject[]): JsonObject {
  return { own: "kept", outputPorts: [{ name: "p", contract: { schema: [{ name: "t", properties }] } }] };
}

function rowsOf(document: JsonObject) {
  return gridRows(valueAt(document, TABLE), TABLE);
}

function columnsOf(document: JsonObject) {
  return valueAt(document, `${TABLE}/properties`);
}

const COLUMN = Object.fromEntries(GRID_CELLS.map(({ key }, index) => [key, index]));

function cells(top: number, bottom: number, first: string, last = first): CellRange {
  return { top, bottom, left: COLUMN[first] ?? 0, right: COLUMN[last] ?? 0 };
}

const PLAIN = aDocument([
  { name: "id", logicalType: "string", primaryKey: true, extra: { kept: true } },
  { name: "address", logicalType: "object", properties: [{ name: "street" }, { name: "city" }] },
  { name: "lines", logicalType: "array", items: { properties: [{ name: "sku" }] } },
]);

describe("the lines of the grid", () => {
  test("what lies within an object or a list follows it, one level deeper", () => {
    expect(rowsOf(PLAIN).map(({ property, depth }) => [property.name, depth])).toEqual([
      ["id", 0],
      ["address", 0],
      ["street", 1],
      ["city", 1],
      ["lines", 0],
      ["sku", 1],
    ]);
  });

  test("every line leads to its column in the document", () => {
    for (const { pointer, property } of rowsOf(PLAIN)) expect(valueAt(PLAIN, pointer)).toBe(property);
  });
});

describe("editing many cells at once", () => {
  test("filling down repeats the first row and leaves all other facts alone", () => {
    const start = aDocument([
      { name: "a", classification: "internal", x: 1 },
      { name: "b", y: 2 },
      { name: "c" },
    ]);
    expect(columnsOf(fillDown(start, rowsOf(start), cells(0, 2, "classification")))).toEqual([
      { name: "a", classification: "internal", x: 1 },
      { name: "b", y: 2, classification: "internal" },
      { name: "c", classification: "internal" },
    ]);
  });

  test("filling down reaches columns within columns", () => {
    const filled = fillDown(PLAIN, rowsOf(PLAIN), cells(0, 5, "primaryKey", "classification"));
    expect(rowsOf(filled).map(({ property }) => property.primaryKey)).toEqual(Array(6).fill(true));
  });

  test("two facts pasted beside each other both arrive", () => {
    const start = aDocument([{ name: "email" }]);
    const pasted = pasteCells(start, TABLE, rowsOf(start), cells(0, 0, "personalData"), [
      ["personal", "hash"],
    ]);
    expect(columnsOf(pasted)).toEqual([
      {
        name: "email",
        customProperties: [
          { property: "personalData", value: "personal" },
          { property: "masking", value: "hash" },
        ],
      },
    ]);
  });

  test("one pasted cell fills the whole selection", () => {
    const start = aDocument([{ name: "a" }, { name: "b" }]);
    const pasted = pasteCells(start, TABLE, rowsOf(start), cells(0, 1, "classification"), [["public"]]);
    expect(rowsOf(pasted).map(({ property }) => property.classification)).toEqual(["public", "public"]);
  });

  test("rows past the last line become new columns, blank ones none", () => {
    const start = aDocument([{ name: "a" }]);
    const pasted = pasteCells(start, TABLE, rowsOf(start), cells(0, 0, "name"), [
      ["a2", "varchar(20)"],
      ["b", "date"],
      ["", ""],
    ]);
    expect(columnsOf(pasted)).toEqual([
      { name: "a2", logicalType: "string", physicalType: "varchar(20)" },
      { name: "b", logicalType: "date" },
    ]);
  });

  test("what is copied can be pasted elsewhere and says the same", () => {
    const start = aDocument([
      {
        name: "note",
        logicalType: "string",
        description: 'Says "hello"\tand more',
        required: true,
        classification: "internal",
        customProperties: [{ property: "personalData", value: "none" }],
      },
    ]);
    const all = cells(0, 0, "name", "unique");
    const texts = readDelimitedRows(copyRange(rowsOf(start), all), "\t").map((row) => row.cells);
    const empty = aDocument([]);
    expect(columnsOf(pasteCells(empty, TABLE, [], cells(0, 0, "name"), texts))).toEqual(columnsOf(start));
  });

  test("clearing takes the words and leaves the column", () => {
    const cleared = clearRange(PLAIN, rowsOf(PLAIN), cells(0, 0, "type", "primaryKey"));
    expect(rowsOf(cleared)[0]?.property).toEqual({ name: "id", extra: { kept: true } });
  });

  test("removing a column and some within others removes exactly those", () => {
    const rows = rowsOf(PLAIN);
    const gone = rows.filter(({ property }) => ["id", "street", "sku"].includes(String(property.name)));
    expect(rowsOf(removeRows(PLAIN, gone)).map(({ property }) => property.name)).toEqual([
      "address",
      "city",
      "lines",
    ]);
  });

  test("a column changes places only with a sibling", () => {
    const [id, , , city] = rowsOf(PLAIN);
    if (!id || !city) throw new Error("The sample has these lines.");
    expect(moveRow(PLAIN, id, -1)).toBe(PLAIN);
    expect(moveRow(PLAIN, city, 1)).toBe(PLAIN);
    expect(rowsOf(moveRow(PLAIN, id, 1)).map(({ property }) => property.name)).toEqual([
      "address",
      "street",
      "city",
      "id",
      "lines",
      "sku",
    ]);
  });

  test("ten thousand columns are written in one go", () => {
    const many = appendColumns(
      aDocument([]),
      TABLE,
      Array.from({ length: 10_000 }, (_, index) => ({ name: `c${index}` })),
    );
    const filled = fillDown(many, rowsOf(many), cells(0, 9_999, "name"));
    expect(new Set(rowsOf(filled).map(({ property }) => property.name))).toEqual(new Set(["c0"]));
  });
});
