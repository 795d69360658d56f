"use server";

import { z } from "zod";
import { PublishProduct, publishProduct } from "@/lib/governance/commands/publish-product";
import { SaveDraft, saveDraft } from "@/lib/registry/commands/save-draft";
import { findProductRefs } from "@/lib/registry/queries/find-product-refs";
import { typedAction } from "@/lib/transport/action";

export const saveDraftAction = typedAction(SaveDraft, saveDraft);

export const publishProductAction = typedAction(PublishProduct, publishProduct);

export const findProductRefsAction = typedAction(z.object({ q: z.string().max(200) }), (actor, { q }) =>
  findProductRefs(actor, q),
);
