import type { BlastRadiusView } from "./request";

const COLUMNS = ["effect", "domain", "product", "title", "failed", "checked", "messages"] as const;

/** The affected products as a table for a spreadsheet. */
export function reportCsv({ products }: Pick<BlastRadiusView, "products">): string {
  const rows = products.map(({ effect, ref, title, failed, checked, messages }) => [
    effect,
    ref.domain,
    ref.name,
    title,
    String(failed),
    String(checked),
    messages.join(" "),
  ]);
  return [[...COLUMNS], ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** What begins like a formula is told to be text: titles and values are what others wrote. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}
