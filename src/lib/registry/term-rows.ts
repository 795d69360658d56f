import "server-only";
import type { Prisma } from "@/lib/platform/prisma/client";

export const TERM_SUMMARY = {
  id: true,
  slug: true,
  name: true,
  definition: true,
  synonyms: true,
  status: true,
  domain: { select: { id: true, slug: true, name: true, hue: true } },
} as const satisfies Prisma.GlossaryTermSelect;

export const TERM_DETAIL = {
  ...TERM_SUMMARY,
  revision: true,
  updatedAt: true,
} as const satisfies Prisma.GlossaryTermSelect;

export const TERMS_BY_NAME = [
  { name: "asc" },
  { id: "asc" },
] as const satisfies Prisma.GlossaryTermOrderByWithRelationInput[];
