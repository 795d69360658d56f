const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** What ends, month by month, the nearest first; `items` are in that order already. */
export function byMonth<T extends { expiresAt: Date }>(
  items: readonly T[],
): { month: string; items: readonly T[] }[] {
  const months = new Map<string, T[]>();
  for (const item of items) {
    const month = MONTH.format(item.expiresAt);
    months.set(month, [...(months.get(month) ?? []), item]);
  }
  return [...months].map(([month, group]) => ({ month, items: group }));
}
