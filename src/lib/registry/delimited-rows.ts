export type DelimitedRow = { cells: string[]; line: number };

const DELIMITERS = ["\t", ",", ";", "|"] as const;

/** The sign that splits the first line into most cells; quoted parts do not count. */
export function delimiterOf(text: string): string {
  const [firstLine = ""] = text.trimStart().split("\n", 1);
  const bare = firstLine.replace(/"(?:[^"]|"")*"/g, "");
  const counted = DELIMITERS.map((sign) => ({ sign, count: bare.split(sign).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).sign;
}

/** Splits text into rows of cells as RFC 4180 has it: quotes hold delimiters and line breaks, blank lines are no rows. */
export function readDelimitedRows(text: string, delimiter: string): DelimitedRow[] {
  const rows: DelimitedRow[] = [];
  let cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  let line = 1;
  let start = 1;
  const endRow = () => {
    cells.push(cell);
    if (cells.some((value) => value.trim() !== "")) rows.push({ cells, line: start });
    [cells, cell] = [[], ""];
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === "\n") line++;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') cell += text.charAt(at++);
      else isQuoted = false;
    } else if (sign === '"' && cell.trim() === "") {
      [isQuoted, cell] = [true, ""];
    } else if (sign === delimiter) {
      cells.push(cell);
      cell = "";
    } else if (sign === "\n") {
      endRow();
      start = line;
    } else if (sign !== "\r") {
      cell += sign;
    }
  }
  endRow();
  return rows;
}
