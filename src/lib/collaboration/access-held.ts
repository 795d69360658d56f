import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { domainsWhere } from "@/lib/identity/permissions";
import type { Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/prisma/client";

/** Grants to the actor, or to a domain or product they work for. */
export function heldBy(actor: Actor): Prisma.AccessGrantWhereInput {
  const domains = domainsWhere(actor, "access.request");
  const within = domains === "all" ? {} : { in: domains };
  return {
    requestPort: {
      request: {
        OR: [{ personId: actor.id }, { domainId: within }, { product: { domainId: within } }],
      },
    },
  };
}

/** Whether any such grant at the product was ever in force: what ended in the moment it began was not. */
export async function hadAccess(tx: Tx, actor: Actor, productId: string, at: Date): Promise<boolean> {
  const grants = await tx.accessGrant.findMany({
    where: { AND: [{ productId, startsAt: { lt: at } }, heldBy(actor)] },
    select: { startsAt: true, endedAt: true },
  });
  return grants.some(({ startsAt, endedAt }) => endedAt === null || endedAt > startsAt);
}

const GrantRow = z.object({
  requestPort: z.object({
    request: z.object({ personId: z.string().nullable(), requestedById: z.string().nullable() }),
  }),
});

/** Who has access in force to these products: the person, or who asked for their team. */
export async function readConsumers(
  tx: Tx,
  products: Pick<Prisma.AccessGrantWhereInput, "productId" | "product">,
  at: Date,
): Promise<string[]> {
  const rows = await tx.accessGrant.findMany({
    where: { endedAt: null, expiresAt: { gt: at }, ...products },
    select: { requestPort: { select: { request: { select: { personId: true, requestedById: true } } } } },
  });
  return z
    .array(GrantRow)
    .parse(rows)
    .flatMap(({ requestPort: { request } }) => request.personId ?? request.requestedById ?? []);
}
