import "server-only";
import type { Prisma } from "@/lib/platform/prisma/client";
import { ProductSummary } from "./product";

export const SUMMARY = {
  id: true,
  name: true,
  title: true,
  summary: true,
  lifecycle: true,
  updatedAt: true,
  domain: { select: { id: true, slug: true, name: true, hue: true } },
  currentVersion: { select: { version: true } },
  ports: { select: { type: true }, orderBy: { position: "asc" } },
} as const satisfies Prisma.DataProductSelect;

type SummaryRow = Prisma.DataProductGetPayload<{ select: typeof SUMMARY }>;

export function toSummary({ name, currentVersion, ports, ...row }: SummaryRow): ProductSummary {
  return ProductSummary.parse({
    ...row,
    ref: { domain: row.domain.slug, name },
    version: currentVersion?.version ?? null,
    portTypes: [...new Set(ports.map((port) => port.type))],
  });
}

/** Newest first; the id settles ties, so that pages neither repeat nor skip a product. */
export const NEWEST_FIRST = [
  { updatedAt: "desc" },
  { id: "asc" },
] as const satisfies Prisma.DataProductOrderByWithRelationInput[];
