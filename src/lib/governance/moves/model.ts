import { z } from "zod";
import { ProductRef, Slug } from "@/lib/registry/model";

/** Needed only to move what the policies of the new place refuse. */
export const MoveReason = z
  .string()
  .trim()
  .max(2_000, "Use at most 2,000 characters.")
  .refine((reason) => reason === "" || reason.length >= 20, "Say in at least 20 characters why.");

export const MoveProduct = ProductRef.extend({
  /** The domain it goes to, by its slug. */
  to: Slug,
  reason: MoveReason.default(""),
});
export type MoveProduct = z.infer<typeof MoveProduct>;
