import type { ColumnText, ColumnTextProblem } from "./column-text";
import type { SchemaProperty } from "./contract";
import { delimiterOf, readDelimitedRows } from "./delimited-rows";
import { gridLayout, propertyOfGridRow } from "./grid-rows";
import { guessType } from "./guess-type";

/** Enough rows to tell a type by, few enough to look at while somebody waits. */
const SAMPLE_ROWS_MAX = 200;

/**
 * Reads a header with the rows of data beneath it, or rows that describe one column each: which of the two shows
 * in the second cells, which are types only where rows describe columns.
 */
export function readDelimitedColumns(text: string): ColumnText {
  const rows = readDelimitedRows(text, delimiterOf(text));
  const grid = gridLayout(rows.map((row) => row.cells));
  const [header, ...samples] = rows;
  const read = grid
    ? rows
        .slice(grid.hasHeader ? 1 : 0)
        .map((row) => ({ property: propertyOfGridRow(row.cells, grid.fields), line: row.line }))
    : (header?.cells ?? []).map((name, column) => ({
        property: columnOfHeader(
          name,
          samples.slice(0, SAMPLE_ROWS_MAX).map((row) => row.cells[column] ?? ""),
        ),
        line: header?.line ?? 1,
      }));
  return { format: "delimited", objectName: undefined, ...withProblems(read) };
}

function columnOfHeader(name: string, values: readonly string[]): SchemaProperty {
  const logicalType = guessType(values);
  return { name: name.trim(), ...(logicalType && { logicalType }) };
}

function withProblems(
  read: readonly { property: SchemaProperty; line: number }[],
): Pick<ColumnText, "properties" | "problems"> {
  const problems: ColumnTextProblem[] = [];
  const names = new Set<string>();
  const properties = read.map(({ property, line }, index) => {
    const name = property.name || `column_${index + 1}`;
    if (!property.name)
      problems.push({ line, message: `Column ${index + 1} has no name; it is called ${name} for now.` });
    else if (names.has(name.toLowerCase()))
      problems.push({ line, message: `Two columns are called ${name}.` });
    names.add(name.toLowerCase());
    return { ...property, name };
  });
  return { properties, problems };
}
