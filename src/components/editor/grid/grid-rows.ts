import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";

/** One line of the column grid. Columns within an object or a list of objects follow it, one level deeper. */
export type GridRow = {
  /** Where the column stands in the document. */
  pointer: string;
  /** The list the column stands in, and its position there. */
  list: string;
  index: number;
  depth: number;
  property: JsonObject;
};

/** The lines of the table at `pointer`, in the order of the document. */
export function gridRows(table: Json | undefined, pointer: string): GridRow[] {
  const rows: GridRow[] = [];
  if (isJsonObject(table)) collect(table, pointer, 0, rows);
  return rows;
}

function collect(holder: JsonObject, pointer: string, depth: number, rows: GridRow[]): void {
  if (Array.isArray(holder.properties)) {
    const list = `${pointer}/properties`;
    for (const [index, property] of holder.properties.entries()) {
      // What is no group of fields has no cells; the check names it, and the text shows it.
      if (!isJsonObject(property)) continue;
      const at = `${list}/${index}`;
      rows.push({ pointer: at, list, index, depth, property });
      collect(property, at, depth + 1, rows);
    }
  }
  // A list or a map is no level of its own: what it holds is what the column holds.
  if (isJsonObject(holder.items)) collect(holder.items, `${pointer}/items`, depth, rows);
  if (isJsonObject(holder.map)) {
    for (const part of ["key", "value"] as const) {
      const inner = holder.map[part];
      if (isJsonObject(inner)) collect(inner, `${pointer}/map/${part}`, depth, rows);
    }
  }
}
