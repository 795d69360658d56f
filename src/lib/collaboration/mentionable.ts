import { z } from "zod";
import { ProductRef } from "@/lib/registry/model";

/** The longest name there is. */
export const NAME_MAX = 100;

/** What has been typed of a name, about which product. */
export const MentionableQuery = ProductRef.extend({
  q: z
    .string()
    .default("")
    .transform((text) => text.replaceAll("\u0000", "").slice(0, NAME_MAX).toWellFormed()),
});
export type MentionableQuery = z.infer<typeof MentionableQuery>;

const MentionablePerson = z.object({ id: z.string(), name: z.string() });
export type MentionablePerson = z.infer<typeof MentionablePerson>;

export const MentionableAnswer = z.object({ people: z.array(MentionablePerson) });
