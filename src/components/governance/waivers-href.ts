import { WAIVERS, type WaiverFilter } from "@/lib/governance/waiver";

/** The address of the register under another filter; a changed filter starts at the first page again. */
export function waiversHref(filter: WaiverFilter, change: Partial<WaiverFilter> = {}): string {
  const { page, ...narrowing } = { ...filter, page: 1, ...change };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(narrowing)) if (value) params.set(name, value);
  if (page > 1) params.set("page", String(page));
  const query = params.toString();
  return query ? `${WAIVERS}?${query}` : WAIVERS;
}

/** Whether anything narrows the register. */
export function isNarrowed({ id, state, policy, product, waiting }: WaiverFilter): boolean {
  return Boolean(id || state || policy || product || waiting);
}
