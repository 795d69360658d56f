import { z } from "zod";
import { Lifecycle, ProductRef } from "@/lib/registry/model";

/** What lineage knows of a product: enough to name it, place it and lead to it. */
export const MeshProduct = z.object({
  id: z.string(),
  ref: ProductRef,
  title: z.string(),
  lifecycle: Lifecycle,
  domainId: z.string(),
});
export type MeshProduct = z.infer<typeof MeshProduct>;
