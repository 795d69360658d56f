import type { Prisma } from "@/lib/platform/prisma/client";

/** Products whose title or name contains every word, in any case. */
export function textMatch(q: string): Prisma.DataProductWhereInput {
  const words = q.split(/\s+/).filter((word) => word !== "");
  return {
    AND: words.map(escapeLike).map((word) => ({
      OR: [
        { title: { contains: word, mode: "insensitive" as const } },
        { name: { contains: word, mode: "insensitive" as const } },
      ],
    })),
  };
}

/** Prisma hands `contains` to ILIKE as it is; typed % and _ mean themselves, not any text. */
export function escapeLike(word: string): string {
  return word.replaceAll(/[\\%_]/g, "\\$&");
}
