import "server-only";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import type { Lifecycle, ProductRef } from "../model";
import { moveLifecycle } from "../move-lifecycle";

type RetireProduct = ProductRef;

/** Takes the product off the market, whoever uses it: what asks those first is `access`. Its page stays, with where to go instead; only publishing brings it back. */
export async function retireProduct(
  actor: Actor,
  ref: RetireProduct,
  tx?: Tx,
): Promise<{ lifecycle: Lifecycle }> {
  if (!tx) return db.$transaction((own) => retireProduct(actor, ref, own));
  return moveLifecycle(tx, actor, {
    ref,
    move: "retire",
    decideFacts: ({ sunset, successorId, lifecycleNote }) => ({ sunset, successorId, lifecycleNote }),
  });
}
