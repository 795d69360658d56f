import type { EditorFinding } from "../editor-findings";
import { wordOf } from "../editor-findings";
import { type CellKey, FACT_WORDS, GRID_CELLS } from "./grid-cells";

/** Findings of one column by the cell they concern; those without a cell stand at its name. */
export type ColumnFindings = Readonly<Partial<Record<CellKey, readonly EditorFinding[]>>>;

/** The findings of every column below `table`, by the column's pointer. */
export function cellFindings(findings: readonly EditorFinding[], table: string): Map<string, ColumnFindings> {
  const found = new Map<string, Partial<Record<CellKey, EditorFinding[]>>>();
  for (const finding of findings) {
    const { column } = finding.place;
    if (column === null || !column.startsWith(`${table}/`)) continue;
    const cells = found.get(column) ?? {};
    found.set(column, cells);
    const cell = cellOf(finding, column);
    cells[cell] = [...(cells[cell] ?? []), finding];
  }
  return found;
}

function cellOf(found: EditorFinding, column: string): CellKey {
  const [key = ""] = found.pointer.slice(column.length + 1).split("/");
  if (key === "logicalType" || key === "physicalType") return "type";
  if (key === "customProperties") {
    const word = wordOf(found.finding);
    return GRID_CELLS.find((cell) => FACT_WORDS[cell.key] === word)?.key ?? "name";
  }
  return GRID_CELLS.find((cell) => cell.key === key)?.key ?? "name";
}
