/** Spreadsheets take UTF-8 for something older unless a file begins with this mark. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** One line of a file that spreadsheets open. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** Spreadsheets of some languages take the full-width signs too. */
const FORMULA = /^(\s*[=+\-@|＝＋－＠]|[\t\r\n])/;

function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  // A spreadsheet runs what begins like a formula; behind an apostrophe it is text.
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n\t]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
