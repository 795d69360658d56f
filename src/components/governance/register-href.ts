import type { PolicyFilter } from "@/lib/governance/model";

export const GOVERNANCE = "/governance";

/** The address of the register under another filter; a changed filter starts at the first page again. */
export function registerHref(filter: PolicyFilter, change: Partial<PolicyFilter> = {}): string {
  const { text, category, level, status, layer, page } = { ...filter, page: 1, ...change };
  const params = new URLSearchParams();
  if (text) params.set("text", text);
  for (const [name, value] of Object.entries({ category, level, status, layer })) {
    if (value !== undefined && value !== "") params.set(name, value);
  }
  if (page > 1) params.set("page", String(page));
  const query = params.toString();
  return query ? `${GOVERNANCE}?${query}` : GOVERNANCE;
}

/** Whether anything narrows the register. */
export function isNarrowed({ text, category, level, status, layer }: PolicyFilter): boolean {
  return Boolean(text || category || level || status || layer);
}
