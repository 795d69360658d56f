import "server-only";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { type Lifecycle, ProductRef } from "../model";
import { moveLifecycle } from "../move-lifecycle";

export const ReactivateProduct = ProductRef;
export type ReactivateProduct = ProductRef;

/** Takes a deprecation back, with all that consumers were told. */
export async function reactivateProduct(
  actor: Actor,
  ref: ReactivateProduct,
): Promise<{ lifecycle: Lifecycle }> {
  const facts = { sunset: null, successorId: null, lifecycleNote: "" };
  return db.$transaction((tx) =>
    moveLifecycle(tx, actor, { ref, move: "reactivate", decideFacts: () => facts }),
  );
}
