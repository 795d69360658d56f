import type { Column } from "@/lib/registry/columns";

/** A column as one of the products has it. */
export type ComparedCell = {
  path: string;
  type: string;
  facts: { isKey: boolean; mayBeEmpty: boolean; classification: string; personalData: string };
};

export type ComparedColumn = {
  /** As the first product that has it spells it. */
  path: string;
  /** One for each product, null where it lacks the column. */
  cells: readonly (ComparedCell | null)[];
  /** Whether all have it, several, or one alone. */
  spread: "all" | "some" | "one";
  /** Those who have it do not agree on what it is. */
  differs: boolean;
};

/**
 * The columns of several products side by side. Columns are the same when their names are, whatever their spelling:
 * `customer_id` is `customerId`. Those that more products share come first.
 */
export function compareSchemas(schemas: readonly (readonly Column[])[]): ComparedColumn[] {
  const byKey = new Map<string, (ComparedCell | null)[]>();
  schemas.forEach((columns, at) => {
    for (const column of columns) {
      const cells = byKey.get(keyOf(column.path)) ?? schemas.map(() => null);
      // Several ports may have it; the first one speaks for the product.
      cells[at] ??= toCell(column);
      byKey.set(keyOf(column.path), cells);
    }
  });
  return [...byKey.values()].map((cells) => toCompared(cells)).toSorted((a, b) => sharedBy(b) - sharedBy(a));
}

function keyOf(path: string): string {
  return path.toLowerCase().replaceAll(/[_\-\s]/g, "");
}

function toCell(column: Column): ComparedCell {
  return {
    path: column.path,
    type: (column.type ?? column.physicalType ?? "").toLowerCase(),
    facts: {
      isKey: column.primaryKey,
      mayBeEmpty: column.nullable,
      classification: column.classification?.trim().toLowerCase() ?? "",
      personalData: column.personalData?.trim().toLowerCase() ?? "",
    },
  };
}

function toCompared(cells: readonly (ComparedCell | null)[]): ComparedColumn {
  const present = cells.filter((cell) => cell !== null);
  const spread = present.length === cells.length ? "all" : present.length === 1 ? "one" : "some";
  const says = new Set(present.map(({ type, facts }) => JSON.stringify({ type, facts })));
  return { path: present[0]?.path ?? "", cells, spread, differs: says.size > 1 };
}

function sharedBy({ cells }: ComparedColumn): number {
  return cells.filter((cell) => cell !== null).length;
}
