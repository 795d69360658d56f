"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { retireSharedProduct } from "@/lib/access/commands/retire-shared-product";
import { RetireSharedProduct } from "@/lib/access/inputs";
import { DeleteProduct, deleteProduct } from "@/lib/registry/commands/delete-product";
import { DeprecateProduct, deprecateProduct } from "@/lib/registry/commands/deprecate-product";
import { ReactivateProduct, reactivateProduct } from "@/lib/registry/commands/reactivate-product";
import { action } from "@/lib/transport/action";

export const deprecateProductAction = action(DeprecateProduct, async (actor, input) => {
  await deprecateProduct(actor, input);
  refresh();
});

export const reactivateProductAction = action(ReactivateProduct, async (actor, input) => {
  await reactivateProduct(actor, input);
  refresh();
});

export const retireProductAction = action(RetireSharedProduct, async (actor, input) => {
  await retireSharedProduct(actor, input);
  refresh();
});

export const deleteProductAction = action(DeleteProduct, async (actor, input): Promise<void> => {
  await deleteProduct(actor, input);
  redirect(`/domains/${input.domain}`);
});
