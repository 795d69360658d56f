import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireInDomain } from "@/lib/identity/permissions";
import type { Tx } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import { readDomains } from "@/lib/registry/domain-rows";
import type { ProductRef } from "@/lib/registry/model";
import { getVisibleProduct } from "@/lib/registry/visible-product";
import type { RefusedMove } from "./consequences";
import { mayOverruleMove } from "./move-access";
import { productMoveConsequences } from "./read-consequences";

const Row = z.object({ id: z.string(), slug: z.string(), name: z.string() });

export type ProductMoveCase = RefusedMove & {
  from: z.infer<typeof Row>;
  to: z.infer<typeof Row>;
};

/** Who may move it, and what the policies of the new place say: the same for whoever asks first as for the move itself. */
export async function productMoveCase(
  tx: Tx,
  actor: Actor,
  { ref, to: slug }: { ref: ProductRef; to: string },
  at: Date,
): Promise<ProductMoveCase> {
  const { id, domainId } = await getVisibleProduct(tx, actor, ref);
  requireInDomain(actor, "product.move", domainId);
  const domains = await readDomains(tx);
  const from = domains.find((domain) => domain.id === domainId);
  const to = domains.find((domain) => domain.slug === slug);
  if (!from || !to) throw notFound("domain");
  if (from.id === to.id) throw new AppError("conflict", "The product is in this domain already.");
  requireInDomain(actor, "product.move", to.id);
  return {
    from: Row.parse(from),
    to: Row.parse(to),
    consequences: await productMoveConsequences(tx, { id, domainId }, to.id, at),
    mayOverrule: mayOverruleMove(actor, domains, to.id),
  };
}
