import type { Category } from "@/lib/governance/model";

const PREFIXES = {
  security: "SEC",
  privacy: "PRI",
  compliance: "COM",
  quality: "QUA",
  metadata: "META",
  interoperability: "INT",
  lifecycle: "LIF",
} as const satisfies Record<Category, string>;

/** The next code of its kind: `PRI-07`, and for a domain's own policies `PRI-L1`. */
export function suggestCode(category: Category, domainSlug: string | null, taken: readonly string[]): string {
  const start = domainSlug === null ? `${PREFIXES[category]}-` : `${domainSlug}/${PREFIXES[category]}-L`;
  const numbers = taken
    .filter((key) => key.startsWith(start))
    .map((key) => Number(key.slice(start.length)))
    .filter(Number.isInteger);
  const next = Math.max(0, ...numbers) + 1;
  return domainSlug === null
    ? `${PREFIXES[category]}-${String(next).padStart(2, "0")}`
    : `${PREFIXES[category]}-L${next}`;
}
