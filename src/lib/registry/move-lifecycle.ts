import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { decideMove, type LifecycleMove } from "./lifecycle";
import type { Lifecycle, ProductRef } from "./model";
import { type LockedProduct, lockProduct } from "./store";
import { getVisibleProduct } from "./visible-product";

/** What consumers are told about the state a product is in. */
type LifecycleFacts = Pick<LockedProduct, "sunset" | "successorId" | "lifecycleNote">;

/** The way every change of lifecycle but publishing takes. Asking for the state that is reached already changes nothing. */
export async function moveLifecycle(
  tx: Tx,
  actor: Actor,
  { ref, move, decideFacts }: MoveOrder,
): Promise<{ lifecycle: Lifecycle }> {
  const { id, domainId } = await getVisibleProduct(tx, actor, ref);
  requireInDomain(actor, "product.change-lifecycle", domainId);
  const stored = await lockProduct(tx, id);
  const decision = decideMove(stored.lifecycle, move);
  if (!decision.allowed) throw new AppError("conflict", decision.reason);

  const facts = await decideFacts(stored);
  const isSettled =
    stored.lifecycle === decision.to &&
    stored.sunset === facts.sunset &&
    stored.successorId === facts.successorId &&
    stored.lifecycleNote === facts.lifecycleNote;
  if (isSettled) return { lifecycle: decision.to };

  await tx.dataProduct.update({
    where: { id },
    data: { ...facts, lifecycle: decision.to, updatedAt: now() },
    select: { id: true },
  });
  await recordEvent(tx, {
    type: "product.lifecycle-changed",
    subjectId: id,
    actorId: actor.id,
    payload: { from: stored.lifecycle, to: decision.to, sunset: facts.sunset, note: facts.lifecycleNote },
  });
  return { lifecycle: decision.to };
}

type MoveOrder = {
  ref: ProductRef;
  move: Exclude<LifecycleMove, "publish">;
  decideFacts: (stored: LockedProduct) => LifecycleFacts | Promise<LifecycleFacts>;
};
