import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { ProductRef } from "@/lib/registry/model";
import { visibility } from "@/lib/registry/visibility";
import { named } from "@/lib/registry/visible-product";

export const PRODUCT = {
  id: true,
  domainId: true,
  name: true,
  title: true,
  domain: { select: { slug: true } },
} as const;

const Row = z.object({
  id: z.string(),
  domainId: z.string(),
  name: z.string(),
  title: z.string(),
  domain: z.object({ slug: z.string() }),
});

/** What has to be known of a product that is talked about. */
export type DiscussedProduct = { id: string; domainId: string; title: string; ref: ProductRef };

export function toDiscussed(row: z.input<typeof Row>): DiscussedProduct {
  const { domain, name, ...facts } = Row.parse(row);
  return { ...facts, ref: ProductRef.parse({ domain: domain.slug, name }) };
}

export async function getDiscussed(tx: Tx, actor: Actor, ref: ProductRef): Promise<DiscussedProduct> {
  const row = await tx.dataProduct.findFirst({
    where: { AND: [named(ref), visibility.toWhere(actor)] },
    select: PRODUCT,
  });
  if (!row) throw notFound("data product");
  return toDiscussed(row);
}
