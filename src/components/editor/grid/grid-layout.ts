import { GRID_CELLS } from "./grid-cells";

export const ROW_HEIGHT = 34;
export const ROW_NUMBER_WIDTH = 44;

/** The description takes what room is left. */
export const GRID_COLUMNS = [
  `${ROW_NUMBER_WIDTH}px`,
  ...GRID_CELLS.map(({ key, width }) => (key === "description" ? `minmax(${width}px,1fr)` : `${width}px`)),
].join(" ");

export const GRID_WIDTH = ROW_NUMBER_WIDTH + GRID_CELLS.reduce((sum, { width }) => sum + width, 0);
