import "server-only";
import type { Actor } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";

/** Whether somebody has access for themselves, for their team, or for a product their team makes from the data. */
export async function mayReportProblem(tx: Tx, actor: Actor, productId: string): Promise<boolean> {
  if (actor.tokenScopes !== null) return false;
  const domains = Object.keys(actor.domainRoles);
  const grant = await tx.accessGrant.findFirst({
    where: {
      productId,
      endedAt: null,
      requestPort: {
        request: {
          OR: [
            { personId: actor.id },
            { domainId: { in: domains } },
            { product: { domainId: { in: domains } } },
          ],
        },
      },
    },
    select: { id: true },
  });
  return grant !== null;
}
