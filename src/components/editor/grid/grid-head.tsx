/* biome-ignore-all lint/a11y/useSemanticElements: a table element cannot draw a window of ten thousand rows. */

import { cn } from "@/components/ui/cn";
import { GRID_CELLS } from "./grid-cells";
import { GRID_COLUMNS, ROW_HEIGHT } from "./grid-layout";

/** The names of the cells; they and the first two columns stay in sight while the rest scrolls. */
export function GridHead() {
  return (
    <div
      role="row"
      aria-rowindex={1}
      tabIndex={-1}
      className="sticky top-0 z-20 grid border-b text-muted text-xs"
      style={{ gridTemplateColumns: GRID_COLUMNS, height: ROW_HEIGHT }}
    >
      <span role="columnheader" tabIndex={-1} className="sticky left-0 z-10 border-r bg-sunken">
        <span className="sr-only">Row</span>
      </span>
      {GRID_CELLS.map(({ key, label }, index) => (
        <span
          key={key}
          role="columnheader"
          tabIndex={-1}
          className={cn(
            "flex items-center truncate border-r bg-sunken px-2 font-medium last:border-r-0",
            index === 0 && "sticky left-11 z-[9]",
          )}
        >
          {label}
        </span>
      ))}
    </div>
  );
}
