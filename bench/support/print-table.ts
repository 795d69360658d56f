import { type Row, ratioOf, verdictOf } from "./row";

const HEAD = ["row", "p50", "p95", "memory", "other", "budget", "ratio", "verdict"];

export function printTable(rows: readonly Row[]): void {
  const lines = [HEAD, ...rows.map(toCells)];
  const widths = HEAD.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  for (const line of lines) {
    const cells = line.map((cell, i) =>
      i === 0 || i > 3 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
    );
    console.log(cells.join("  ").trimEnd());
  }
}

function toCells(row: Row): string[] {
  const { budget } = row;
  return [
    row.row,
    milliseconds(row.p50),
    milliseconds(row.p95),
    row.memoryMb === undefined ? "" : `${Math.round(row.memoryMb)} MB`,
    row.figure ?? "",
    budget ? `${budget.isMinimum ? "≥" : "≤"} ${budget.limit} ${budget.unit}` : "",
    budget ? ratioOf(budget).toFixed(2) : "",
    verdictOf(row),
  ];
}

function milliseconds(value: number | undefined): string {
  if (value === undefined) return "";
  return `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ms`;
}
