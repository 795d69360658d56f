import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { listedFor } from "../domain-rows";
import { ProductChoice } from "../product";
import { NEWEST_FIRST } from "../summary-rows";
import { textMatch } from "../text-match";

const CHOICES_MAX = 20;

/** Published products to pick as an upstream or a successor, newest first. */
export async function findProductRefs(actor: Actor, q: string, tx: Tx = db): Promise<ProductChoice[]> {
  const rows = await tx.dataProduct.findMany({
    where: { AND: [listedFor(actor), textMatch(q.slice(0, 200))] },
    select: {
      id: true,
      name: true,
      title: true,
      domain: { select: { slug: true, name: true } },
      ports: { select: { name: true, type: true }, orderBy: { position: "asc" } },
    },
    orderBy: [...NEWEST_FIRST],
    take: CHOICES_MAX,
  });
  return z.array(ProductChoice).parse(
    rows.map(({ name, domain, ...row }) => ({
      ...row,
      ref: { domain: domain.slug, name },
      domainName: domain.name,
    })),
  );
}
