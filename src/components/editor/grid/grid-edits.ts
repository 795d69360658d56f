import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";
import { valueAt } from "@/lib/registry/json-pointer";
import { withEdits } from "../editor-history";
import { grouped } from "../grouped";
import { cellEdits, cellText, GRID_CELLS, type GridCell } from "./grid-cells";
import type { CellRange } from "./grid-navigation";
import type { GridRow } from "./grid-rows";

/** What the cells of the range say, as rows of a spreadsheet. */
export function copyRange(rows: readonly GridRow[], range: CellRange): string {
  return rows
    .slice(range.top, range.bottom + 1)
    .map(({ property }) =>
      cellsOf(range)
        .map(({ key }) => quoted(cellText(property, key)))
        .join("\t"),
    )
    .join("\n");
}

export function clearRange(document: JsonObject, rows: readonly GridRow[], range: CellRange): JsonObject {
  const cells = cellsOf(range);
  return changeRows(document, rows.slice(range.top, range.bottom + 1), (column) =>
    withCells(column, cells, () => ""),
  );
}

/** Every cell below the first row of the range says what the first row says. */
export function fillDown(document: JsonObject, rows: readonly GridRow[], range: CellRange): JsonObject {
  const first = rows[range.top];
  if (!first) return document;
  const cells = cellsOf(range);
  return changeRows(document, rows.slice(range.top + 1, range.bottom + 1), (column) =>
    withCells(column, cells, (index) => cellText(first.property, cells[index]?.key ?? "name")),
  );
}

/**
 * Writes pasted cells from the range's first cell on; one pasted cell fills the whole range. Rows past the last
 * one become new columns of the table.
 */
export function pasteCells(
  document: JsonObject,
  table: string,
  rows: readonly GridRow[],
  range: CellRange,
  pasted: readonly (readonly string[])[],
): JsonObject {
  const single = pasted.length === 1 && pasted[0]?.length === 1 ? pasted[0][0] : undefined;
  const texts =
    single === undefined
      ? pasted
      : Array.from({ length: range.bottom - range.top + 1 }, () => cellsOf(range).map(() => single));
  const write = (column: JsonObject, row: readonly string[] = []) =>
    withCells(column, GRID_CELLS.slice(range.left, range.left + row.length), (index) => row[index] ?? "");

  const met = rows.slice(range.top, range.top + texts.length);
  const changed = changeRows(document, met, (column, offset) => write(column, texts[offset]));
  const added = texts.slice(met.length).map((row) => write({}, row));
  return appendColumns(
    changed,
    table,
    added.filter((column) => Object.keys(column).length > 0),
  );
}

export function insertColumns(
  document: JsonObject,
  list: string,
  index: number,
  columns: readonly JsonObject[],
): JsonObject {
  if (columns.length === 0) return document;
  const value = listAt(document, list).toSpliced(index, 0, ...columns);
  return withEdits(document, [{ pointer: list, value }]);
}

export function appendColumns(
  document: JsonObject,
  table: string,
  columns: readonly JsonObject[],
): JsonObject {
  const list = `${table}/properties`;
  return insertColumns(document, list, listAt(document, list).length, columns);
}

/** Removes rows with everything beneath them. */
export function removeRows(document: JsonObject, rows: readonly GridRow[]): JsonObject {
  // The deepest lists first, so that no removal moves a list that is still to be looked at.
  return byList(rows)
    .toReversed()
    .reduce((next, { list, members }) => {
      const gone = new Set(members.map(({ row }) => row.index));
      const value = listAt(next, list).filter((_, index) => !gone.has(index));
      return withEdits(next, [{ pointer: list, value }]);
    }, document);
}

/** Swaps a row with its neighbour among its siblings; the document itself when there is none. */
export function moveRow(document: JsonObject, { list, index }: GridRow, by: 1 | -1): JsonObject {
  const items = listAt(document, list);
  const [own, other] = [items[index], items[index + by]];
  if (own === undefined || other === undefined) return document;
  return withEdits(document, [{ pointer: list, value: items.with(index, other).with(index + by, own) }]);
}

/** One copy of each list, however many of its rows change. */
function changeRows(
  document: JsonObject,
  rows: readonly GridRow[],
  change: (column: JsonObject, offset: number) => JsonObject,
): JsonObject {
  return byList(rows).reduce((next, { list, members }) => {
    const items = [...listAt(next, list)];
    for (const { row, offset } of members) {
      const column = items[row.index];
      if (isJsonObject(column)) items[row.index] = change(column, offset);
    }
    return withEdits(next, [{ pointer: list, value: items }]);
  }, document);
}

/** Grouped by the list they stand in, outer lists first. */
function byList(rows: readonly GridRow[]) {
  const groups = grouped(
    rows.map((row, offset) => ({ row, offset })),
    ({ row }) => row.list,
  );
  return [...groups]
    .map(([list, members]) => ({ list, members }))
    .sort((a, b) => a.list.split("/").length - b.list.split("/").length);
}

function withCells(
  column: JsonObject,
  cells: readonly GridCell[],
  textOf: (index: number) => string,
): JsonObject {
  return cells.reduce(
    (next, { key }, index) => withEdits(next, cellEdits("", next, key, textOf(index))),
    column,
  );
}

function cellsOf({ left, right }: CellRange): readonly GridCell[] {
  return GRID_CELLS.slice(left, right + 1);
}

function listAt(document: JsonObject, pointer: string): readonly Json[] {
  const list = valueAt(document, pointer);
  return Array.isArray(list) ? list : [];
}

function quoted(text: string): string {
  return /["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
