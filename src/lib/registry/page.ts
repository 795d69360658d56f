import { z } from "zod";

/** Which page of a list, as a URL says it: nonsense falls back to the first page rather than fail. */
export const PageRequest = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
  size: z.coerce.number().int().min(1).max(100).catch(20).default(20),
});
export type PageRequest = z.infer<typeof PageRequest>;

export type Page<T> = { items: readonly T[]; total: number };

export function toSlice({ page, size }: PageRequest): { skip: number; take: number } {
  return { skip: (page - 1) * size, take: size };
}
