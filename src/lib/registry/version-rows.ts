import "server-only";
import type { Prisma } from "@/lib/platform/prisma/client";

/** Selects a `VersionSummary`. */
export const VERSION = {
  id: true,
  version: true,
  ordinal: true,
  changeNote: true,
  publishedAt: true,
  publishedBy: { select: { id: true, name: true } },
} as const satisfies Prisma.ProductVersionSelect;
