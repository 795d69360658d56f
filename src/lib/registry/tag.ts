import { z } from "zod";

/** A tag and how many published products the actor can see have it. */
export const TagCount = z.object({ tag: z.string(), products: z.number().int() });
export type TagCount = z.infer<typeof TagCount>;

export const TAG_ORDERS = ["products", "name"] as const;
export const TagOrder = z.enum(TAG_ORDERS);
export type TagOrder = z.infer<typeof TagOrder>;
