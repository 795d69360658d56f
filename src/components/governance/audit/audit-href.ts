import type { AuditFilter } from "@/lib/governance/audit-record";

export const AUDIT = "/governance/audit";

/** The address of a part of the log; a changed filter starts at the first page again. */
export function auditHref(filter: AuditFilter, change: Partial<AuditFilter> = {}): string {
  const { page, ...kept } = { ...filter, page: 1, ...change };
  return withQuery(AUDIT, { ...kept, page: page > 1 ? String(page) : "" });
}

/** The same part as a file, all of its pages. */
export function auditExportHref({ page: _page, ...filter }: AuditFilter, format: "csv" | "jsonl"): string {
  return withQuery(`${AUDIT}/export`, { ...filter, format });
}

function withQuery(path: string, values: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(
    Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  return query.size > 0 ? `${path}?${query}` : path;
}

export function isNarrowed({ subject, action, person, from, to }: AuditFilter): boolean {
  return Boolean(subject || action || person || from || to);
}
