"use server";

import { redirect } from "next/navigation";
import { moveProduct } from "@/lib/governance/commands/move-product";
import type { RefusedMove } from "@/lib/governance/moves/consequences";
import { MoveProduct } from "@/lib/governance/moves/model";
import { productHref } from "@/lib/registry/model";
import { action } from "@/lib/transport/action";

export const moveProductAction = action(MoveProduct, async (actor, input): Promise<RefusedMove> => {
  const move = await moveProduct(actor, input);
  if (move.moved) redirect(productHref(move.ref));
  return move;
});
