import { z } from "zod";

/** What the palette finds, in the order its groups stand. */
export const PALETTE_KINDS = ["product", "column", "term", "domain", "person", "policy"] as const;

const PaletteEntry = z.object({
  kind: z.enum(PALETTE_KINDS),
  /** Unique among the entries of its kind. */
  id: z.string(),
  label: z.array(z.object({ text: z.string(), hit: z.boolean() })),
  hint: z.string(),
  href: z.string(),
  /** The domain whose mark stands before it; null for what belongs to none. */
  domain: z.object({ name: z.string(), hue: z.number().int() }).nullable(),
});
export type PaletteEntry = z.infer<typeof PaletteEntry>;

export const PaletteAnswer = z.object({ entries: z.array(PaletteEntry) });
export type PaletteAnswer = z.infer<typeof PaletteAnswer>;

export const PaletteQuery = z.object({
  q: z
    .string()
    .transform((text) => text.replaceAll("\u0000", "").trim().slice(0, 100).toWellFormed())
    .pipe(z.string().min(1)),
});
export type PaletteQuery = z.infer<typeof PaletteQuery>;

/** What one can do rather than find; `theme` is the browser's own business. */
export type PaletteAction = {
  label: string;
  /** Other words people type for it. */
  words: string;
} & ({ href: string } | { theme: "system" | "light" | "dark" });
