import "server-only";
import { z } from "zod";
import { db, type Tx } from "@/lib/platform/db";
import { productHref } from "@/lib/registry/model";
import type { JudgedQuery } from "./judged-query";

const Rows = z.array(
  z.object({
    id: z.string(),
    query: z.string(),
    within: z.number().int(),
    products: z.array(
      z.object({
        product: z.object({
          id: z.string(),
          name: z.string(),
          title: z.string(),
          domain: z.object({ slug: z.string() }),
        }),
      }),
    ),
  }),
);

/** All of them, in the order of their words. Unsafe: names products whoever asks; for those who look after search. */
export async function unsafeReadJudgedQueries(tx: Tx = db): Promise<JudgedQuery[]> {
  const rows = await tx.judgedQuery.findMany({
    select: {
      id: true,
      query: true,
      within: true,
      products: {
        select: {
          product: { select: { id: true, name: true, title: true, domain: { select: { slug: true } } } },
        },
        orderBy: { productId: "asc" },
      },
    },
    orderBy: { query: "asc" },
  });
  return Rows.parse(rows).map(({ products, ...judged }) => ({
    ...judged,
    products: products.map(({ product: { id, title, name, domain } }) => ({
      id,
      title,
      href: productHref({ domain: domain.slug, name }),
    })),
  }));
}
