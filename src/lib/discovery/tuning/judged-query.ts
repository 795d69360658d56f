import { z } from "zod";
import { fromRefText } from "@/lib/registry/ref-text";

/** How far down a judged product may be asked to stand, and how far down it is looked for. */
export const WITHIN_MAX = 20;
export const RANKS_LOOKED_AT = 100;
const PRODUCTS_MAX = 10;

/** A query whose products must stand among the first `within`. */
export type JudgedQuery = {
  id: string;
  query: string;
  within: number;
  products: readonly { id: string; title: string; href: string }[];
};

/** Ranks count from 1; null is not among the first hundred. */
export type Ranks = ReadonlyMap<string, number | null>;

export type JudgedProduct = JudgedQuery["products"][number] & { rank: number | null };
export type JudgedStanding = Omit<JudgedQuery, "products"> & {
  products: readonly JudgedProduct[];
  isGreen: boolean;
};

export function standingOf(judged: JudgedQuery, ranks: Ranks): JudgedStanding {
  const products = judged.products.map((product) => ({ ...product, rank: ranks.get(product.id) ?? null }));
  return {
    ...judged,
    products,
    isGreen: products.every(({ rank }) => rank !== null && rank <= judged.within),
  };
}

/** One judged query as it is served and as a tuning would have it. */
export type JudgedTrial = { before: JudgedStanding; after: JudgedStanding };

/** The trials that forbid saving: what was green must stay green. */
export function brokenBy(trials: readonly JudgedTrial[]): JudgedTrial[] {
  return trials.filter(({ before, after }) => before.isGreen && !after.isGreen);
}

/** What would be lost, for the person who wants to save: `“orders”: Orders of customers would fall from 1st to 4th; …`. */
export function breakWords({ before, after }: JudgedTrial): string {
  const lost = after.products.flatMap(({ id, title, rank }) => {
    const rankBefore = before.products.find((product) => product.id === id)?.rank ?? null;
    if (rank !== null && rank <= after.within) return [];
    const to = rank === null ? "would no longer be found" : `would fall to place ${rank}`;
    return [`${title} ${to} (now place ${rankBefore})`];
  });
  const wanted = after.within === 1 ? "first" : `among the first ${after.within}`;
  return `“${after.query}” must have it ${wanted}: ${lost.join("; ")}.`;
}

/** Products by their address, copied from the browser or written as domain/name. */
const ProductAddresses = z.string().transform((text, context) => {
  const parts = [...new Set(text.split(/[\s,;]+/).filter((part) => part !== ""))];
  if (parts.length === 0) {
    context.addIssue({ code: "custom", message: "Name at least one product, such as sales/orders." });
    return z.NEVER;
  }
  if (parts.length > PRODUCTS_MAX) {
    context.addIssue({ code: "custom", message: `Name at most ${PRODUCTS_MAX} products.` });
    return z.NEVER;
  }
  return parts.map((part) => {
    const ref = fromRefText(part.replace(/^.*\/products\//, "").split(/[?#]/)[0] ?? "");
    if (ref) return ref;
    context.addIssue({
      code: "custom",
      message: `“${part}” is no address of a product. Write domain/name, such as sales/orders.`,
    });
    return z.NEVER;
  });
});

export const AddJudgedQuery = z.object({
  query: z
    .string()
    .trim()
    .min(1, "Write what people search for.")
    .max(200, "A judged query has at most 200 characters."),
  products: ProductAddresses,
  within: z.coerce
    .number({ error: "Write a whole number." })
    .int("Write a whole number.")
    .min(1, "The first place is 1.")
    .max(WITHIN_MAX, `Nobody looks further than ${WITHIN_MAX}.`),
});
export type AddJudgedQuery = z.infer<typeof AddJudgedQuery>;

export const RemoveJudgedQuery = z.object({ id: z.string() });
export type RemoveJudgedQuery = z.infer<typeof RemoveJudgedQuery>;
