import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { prepareDomainChange } from "@/lib/registry/domain-change";
import type { ProductRef } from "@/lib/registry/model";
import type { RefusedMove } from "../moves/consequences";
import { domainMoveCase } from "../moves/domain-move";
import { productMoveCase } from "../moves/product-move";

/** What moving a product would do, told to whoever may move it. */
export async function findProductMove(
  actor: Actor,
  move: { ref: ProductRef; to: string },
): Promise<RefusedMove> {
  const { consequences, mayOverrule } = await productMoveCase(db, actor, move, now());
  return { consequences, mayOverrule };
}

/** What moving a domain would do, told to whoever may move it; null where nothing would move. */
export async function findDomainMove(
  actor: Actor,
  move: { id: string; revision: number; parentId: string | null },
): Promise<RefusedMove | null> {
  return db.$transaction(async (tx) => {
    const { isMove } = await prepareDomainChange(tx, actor, move);
    if (!isMove) return null;
    const { consequences, mayOverrule } = await domainMoveCase(tx, actor, move, now());
    return { consequences, mayOverrule };
  });
}
