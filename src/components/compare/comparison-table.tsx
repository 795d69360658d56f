import { EqualNot } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import type { CompareParams } from "@/lib/discovery/compare-params";
import type { ComparedCell, ComparedColumn } from "@/lib/discovery/compare-schemas";
import type { ComparedProduct } from "@/lib/discovery/compared-product";
import { facetLabel } from "@/lib/discovery/facet-labels";
import type { FactGroup, FactRow } from "./comparison-facts";
import { ComparisonHead } from "./comparison-head";

type ComparisonTableProps = {
  products: readonly ComparedProduct[];
  facts: readonly FactGroup[];
  columns: readonly ComparedColumn[];
  params: CompareParams;
};

/** Beyond this nobody reads on; the schema tabs have them all. */
const COLUMNS_SHOWN = 400;

export function ComparisonTable({ products, facts, columns, params }: ComparisonTableProps) {
  const isNarrowed = params.only === "differences";
  const groups = facts
    .map((group) => ({
      ...group,
      rows: isNarrowed ? group.rows.filter(({ differs }) => differs) : group.rows,
    }))
    .filter(({ rows }) => rows.length > 0);
  const shown = isNarrowed ? columns.filter(({ differs, spread }) => differs || spread !== "all") : columns;
  const span = products.length + 1;

  return (
    <section
      aria-label="Comparison"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="relative overflow-x-auto rounded-lg border bg-surface"
    >
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">{products.length} data products side by side</caption>
        <ComparisonHead products={products} params={params} />
        {groups.map(({ title, rows }) => (
          <tbody key={title}>
            <GroupHeading span={span}>{title}</GroupHeading>
            {rows.map((row) => (
              <FactLine key={row.label} row={row} />
            ))}
          </tbody>
        ))}
        {shown.length > 0 && (
          <tbody>
            <GroupHeading span={span}>{`Columns · ${spreadWords(columns)}`}</GroupHeading>
            {shown.slice(0, COLUMNS_SHOWN).map((column) => (
              <ColumnLine key={column.path} column={column} />
            ))}
            {shown.length > COLUMNS_SHOWN && (
              <tr>
                <td colSpan={span} className="px-3 py-2 text-muted">
                  The first {COLUMNS_SHOWN} of {shown.length.toLocaleString("en")} columns.
                </td>
              </tr>
            )}
          </tbody>
        )}
      </table>
    </section>
  );
}

function GroupHeading({ span, children }: { span: number; children: string }) {
  return (
    <tr className="border-b bg-sunken/60">
      <th colSpan={span} scope="colgroup" className="px-3 py-1.5 font-medium text-muted text-sm">
        <span className="sticky left-3">{children}</span>
      </th>
    </tr>
  );
}

function spreadWords(columns: readonly ComparedColumn[]): string {
  const shared = columns.filter(({ spread }) => spread === "all");
  const different = shared.filter(({ differs }) => differs).length;
  const words = `${shared.length} of ${columns.length} in all`;
  return different > 0 ? `${words}, ${different} of them different` : words;
}

function RowHeading({ differs, isCode, children }: { differs: boolean; isCode?: boolean; children: string }) {
  return (
    <th
      scope="row"
      className={cn(
        "sticky left-0 z-10 bg-surface px-3 py-2 align-top font-normal text-muted [overflow-wrap:anywhere] max-sm:static",
        isCode && "font-mono text-ink text-sm",
      )}
    >
      {children}
      {differs && (
        <span title="Not the same everywhere">
          <EqualNot aria-hidden className="ml-1 inline size-3.5 text-attention-ink" />
          <span className="sr-only">, not the same everywhere</span>
        </span>
      )}
    </th>
  );
}

function FactLine({ row: { label, values, differs } }: { row: FactRow }) {
  return (
    <tr className="border-b last:border-0">
      <RowHeading differs={differs}>{label}</RowHeading>
      {values.map((value, index) => (
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: a value's place is the product it belongs to.
          key={index}
          className={cn("px-3 py-2 align-top [overflow-wrap:anywhere]", differs && "bg-attention-wash/40")}
        >
          {value ?? <span className="text-muted">not stated</span>}
        </td>
      ))}
    </tr>
  );
}

function ColumnLine({ column: { path, cells, spread, differs } }: { column: ComparedColumn }) {
  const alone = cells.filter((cell) => cell !== null).length === 1;
  return (
    <tr className="border-b last:border-0">
      <RowHeading differs={differs} isCode>
        {path}
      </RowHeading>
      {cells.map((cell, index) => (
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell's place is the product it belongs to.
          key={index}
          className={cn("px-3 py-2 align-top", differs && cell && "bg-attention-wash/40")}
        >
          {cell ? (
            <CellWords cell={cell} path={path} isOnlyHere={alone && spread !== "all"} />
          ) : (
            <span className="text-muted">
              <span aria-hidden>–</span>
              <span className="sr-only">not there</span>
            </span>
          )}
        </td>
      ))}
    </tr>
  );
}

function CellWords({ cell, path, isOnlyHere }: { cell: ComparedCell; path: string; isOnlyHere: boolean }) {
  const { isKey, mayBeEmpty, classification, personalData } = cell.facts;
  const facts = [
    isKey && "key",
    mayBeEmpty && "may be empty",
    classification && facetLabel("classification", classification).toLowerCase(),
    personalData && personalData !== "none" && facetLabel("personal", personalData).toLowerCase(),
    cell.path !== path && `as ${cell.path}`,
  ].filter((fact) => typeof fact === "string" && fact !== "");
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      {cell.type || <span className="text-muted">no type stated</span>}
      {facts.length > 0 && <span className="text-muted text-sm">{facts.join(", ")}</span>}
      {isOnlyHere && <Badge>only here</Badge>}
    </span>
  );
}
