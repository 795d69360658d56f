import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import type { ProductRef } from "@/lib/registry/model";
import { toRefText } from "@/lib/registry/ref-text";
import { relocateProduct } from "@/lib/registry/relocate-product";
import { lockProduct } from "@/lib/registry/store";
import { getVisibleProduct } from "@/lib/registry/visible-product";
import { recordDecision } from "../audit-log";
import type { RefusedMove } from "../moves/consequences";
import type { MoveProduct } from "../moves/model";
import { moveFacts } from "../moves/move-facts";
import { productMoveCase } from "../moves/product-move";

export type ProductMove = { moved: true; ref: ProductRef } | ({ moved: false } & RefusedMove);

/**
 * Moves a product to another domain. What is published is evaluated by the policies it comes under first; what they
 * newly refuse moves only with a reason of somebody who answers for the new place.
 */
export async function moveProduct(
  actor: Actor,
  { to: slug, reason, ...ref }: MoveProduct,
): Promise<ProductMove> {
  return db.$transaction(async (tx): Promise<ProductMove> => {
    // While the tree moves, nobody could say which policies the product comes under.
    await tx.$queryRaw`SELECT 1 FROM "domain" ORDER BY "id" FOR SHARE`;
    // And while it is moved, nobody publishes another version of it than the one that is evaluated.
    const { id: productId } = await getVisibleProduct(tx, actor, ref);
    const product = await lockProduct(tx, productId);
    const at = now();
    const { from, to, consequences, mayOverrule } = await productMoveCase(tx, actor, { ref, to: slug }, at);
    if (consequences.refused.length > 0 && !(mayOverrule && reason !== ""))
      return { moved: false, consequences, mayOverrule };

    const moved = await relocateProduct(tx, product, { from, to });
    await tx.productCompliance.updateMany({ where: { productId }, data: { domainId: to.id } });
    await recordEvent(tx, {
      type: "product.moved",
      subjectId: productId,
      actorId: actor.id,
      payload: { from: toRefText(ref), to: toRefText(moved) },
    });
    await recordDecision(tx, {
      action: "product.moved",
      subject: toRefText(moved),
      subjectId: productId,
      actor,
      at,
      facts: { from: toRefText(ref), to: toRefText(moved), ...moveFacts(consequences, reason) },
    });
    return { moved: true, ref: moved };
  });
}
