import { BYTE_ORDER_MARK, csvLine } from "@/lib/platform/csv-line";
import type { BlastRadiusView } from "./request";

const COLUMNS = ["effect", "domain", "product", "title", "failed", "checked", "messages"] as const;

/** The affected products as a table for a spreadsheet. */
export function reportCsv({ products }: Pick<BlastRadiusView, "products">): string {
  const rows = products.map(({ effect, ref, title, failed, checked, messages }) =>
    csvLine([effect, ref.domain, ref.name, title, String(failed), String(checked), messages.join(" ")]),
  );
  return [BYTE_ORDER_MARK, csvLine(COLUMNS), ...rows].join("");
}
