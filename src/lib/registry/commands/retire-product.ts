import "server-only";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { type Lifecycle, ProductRef } from "../model";
import { moveLifecycle } from "../move-lifecycle";

export const RetireProduct = ProductRef;
export type RetireProduct = ProductRef;

/** Takes the product off the market. Its page stays, with where to go instead; only publishing brings it back. */
export async function retireProduct(actor: Actor, ref: RetireProduct): Promise<{ lifecycle: Lifecycle }> {
  return db.$transaction((tx) =>
    moveLifecycle(tx, actor, {
      ref,
      move: "retire",
      decideFacts: ({ sunset, successorId, lifecycleNote }) => ({ sunset, successorId, lifecycleNote }),
    }),
  );
}
