import { FieldFindings } from "../fields/field-findings";
import type { ColumnFindings } from "./cell-findings";
import { GRID_CELLS } from "./grid-cells";

type ActiveFindingsProps = {
  findings: ColumnFindings | undefined;
  /** Position of the active cell in its line. */
  active: number;
};

/** What is wrong with the active cell; with its column when nothing is wrong with the cell. */
export function ActiveFindings({ findings, active }: ActiveFindingsProps) {
  const key = GRID_CELLS[active]?.key;
  const own = (key && findings?.[key]) ?? [];
  const shown = own.length > 0 ? own : Object.values(findings ?? {}).flat();

  return (
    <div role="status" className={shown.length > 0 ? "rounded-md bg-sunken px-3 py-2" : undefined}>
      {shown.length > 0 && <FieldFindings findings={shown} />}
    </div>
  );
}
