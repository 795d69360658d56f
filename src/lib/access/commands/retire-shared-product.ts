import "server-only";
import { recordDecision } from "@/lib/governance/audit-log";
import type { Actor } from "@/lib/identity/model";
import { requireInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { retireProduct } from "@/lib/registry/commands/retire-product";
import type { Lifecycle } from "@/lib/registry/model";
import { toRefText } from "@/lib/registry/ref-text";
import { getVisibleProduct } from "@/lib/registry/visible-product";
import { obstacleWords, retirementObstacles } from "../burn-down";
import type { RetireSharedProduct } from "../inputs";
import { readLeavingConsumers } from "../leaving-consumers";

/**
 * Takes a product off the market once those who have access are ready. Its owner may do it before that, and says why:
 * the reason goes to the audit log with the number of those who were not ready.
 */
export async function retireSharedProduct(
  actor: Actor,
  { note, ...ref }: RetireSharedProduct,
): Promise<{ lifecycle: Lifecycle }> {
  return db.$transaction(async (tx) => {
    const product = await getVisibleProduct(tx, actor, ref);
    requireInDomain(actor, "product.change-lifecycle", product.domainId);
    const obstacles = await findObstacles(tx, product.id);
    if (obstacles !== null && note === "")
      throw new AppError(
        "conflict",
        `Not everybody who has access is ready: ${obstacleWords(obstacles)}. See the consumers of the product.`,
      );
    if (obstacles !== null) requireInDomain(actor, "product.delete", product.domainId);
    const retired = await retireProduct(actor, ref, tx);
    if (obstacles !== null)
      await recordDecision(tx, {
        action: "product.retired-early",
        subject: toRefText(ref),
        subjectId: product.id,
        actor,
        at: now(),
        facts: { ...obstacles, reason: note },
      });
    return retired;
  });
}

async function findObstacles(tx: Tx, productId: string) {
  const at = now();
  // Nobody gets access, and nobody answers, until the product is retired or it is not.
  await tx.$queryRaw`SELECT 1 FROM "data_product" WHERE "id" = ${productId} FOR UPDATE`;
  const { sunset } = await tx.dataProduct.findUniqueOrThrow({
    where: { id: productId },
    select: { sunset: true },
  });
  const consumers = await readLeavingConsumers(tx, productId, at);
  return retirementObstacles(consumers, { today: at.toISOString().slice(0, 10), sunset });
}
