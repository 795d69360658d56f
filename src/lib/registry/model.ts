import { z } from "zod";
import { ARCHETYPES } from "./descriptor";

export const Lifecycle = z.enum(["proposed", "draft", "active", "deprecated", "retired"]);
export type Lifecycle = z.infer<typeof Lifecycle>;

/** Part of every address, so kept short, plain and for ever. */
export const Slug = z
  .string()
  .trim()
  .min(2, "Use at least 2 characters.")
  .max(80, "Use at most 80 characters.")
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    "Use lower-case letters, digits and single hyphens, starting with a letter.",
  );

export const DomainKind = z.enum(ARCHETYPES);
export type DomainKind = z.infer<typeof DomainKind>;

/** `sales/customer-purchase-history`: how people and documents name a product. */
export type ProductRef = { domain: string; name: string };

export const ProductRef = z.object({ domain: Slug, name: Slug });

export function productHref({ domain, name }: ProductRef): string {
  return `/products/${domain}/${name}`;
}

/** The most a descriptor may weigh as JSON text, in bytes. */
export const DESCRIPTOR_BYTES_MAX = 2_000_000;

/** What a list of domains shows. `path` runs from the root domain to this one, by name. */
export const DomainSummary = z.object({
  id: z.string(),
  slug: Slug,
  name: z.string(),
  kind: DomainKind,
  hue: z.number().int(),
  parentId: z.string().nullable(),
});
export type DomainSummary = z.infer<typeof DomainSummary>;

export const DomainInput = z.object({
  slug: Slug,
  name: z.string().trim().min(2, "Write a name.").max(80, "Use at most 80 characters."),
  kind: DomainKind,
  purpose: z.string().trim().max(2000, "Use at most 2,000 characters.").default(""),
  boundary: z.string().trim().max(2000, "Use at most 2,000 characters.").default(""),
  hue: z.coerce.number().int().min(0).max(11).default(0),
  parentId: z
    .string()
    .optional()
    .transform((id) => id || null),
});
export type DomainInput = z.infer<typeof DomainInput>;
