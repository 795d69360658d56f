import { z } from "zod";
import { DomainSummary, Slug } from "./model";

export const GLOSSARY = "/glossary";
export const TERMS_MAX = 5_000;

export function termHref(slug: string): `/${string}` {
  return `${GLOSSARY}/${slug}`;
}

export const TermStatus = z.enum(["active", "retired"]);
export type TermStatus = z.infer<typeof TermStatus>;

/** A defined business concept, as lists show it. */
export const TermSummary = z.object({
  id: z.string(),
  slug: Slug,
  name: z.string(),
  definition: z.string(),
  synonyms: z.array(z.string()),
  status: TermStatus,
  domain: DomainSummary.pick({ id: true, slug: true, name: true, hue: true }),
});
export type TermSummary = z.infer<typeof TermSummary>;

export const TermDetail = TermSummary.extend({ revision: z.number().int(), updatedAt: z.date() });
export type TermDetail = z.infer<typeof TermDetail>;

const SYNONYMS_MAX = 20;
const NAME_MAX = 120;

/** A text with commas, as forms send it, or a list. */
const Synonyms = z
  .union([z.string().transform((text) => text.split(",")), z.array(z.string())])
  .transform((words) => [...new Set(words.map((word) => word.trim()).filter((word) => word !== ""))])
  .pipe(
    z
      .array(z.string().max(NAME_MAX, `Use at most ${NAME_MAX} characters for each.`))
      .max(SYNONYMS_MAX, `Use at most ${SYNONYMS_MAX} synonyms.`),
  )
  .default([]);

export const TermInput = z.object({
  slug: Slug,
  name: z.string().trim().min(2, "Write the term.").max(NAME_MAX, `Use at most ${NAME_MAX} characters.`),
  definition: z
    .string()
    .trim()
    .min(10, "Say what it means, in at least 10 characters.")
    .max(4_000, "Use at most 4,000 characters."),
  synonyms: Synonyms,
  /** The domain that answers for it. */
  domainId: z
    .string("Choose the domain that answers for it.")
    .min(1, "Choose the domain that answers for it."),
});
export type TermInput = z.infer<typeof TermInput>;
