import { z } from "zod";

/** The last time everything was evaluated anew and compared with what was kept. */
export const FullCheck = z.object({
  /** The night it belongs to, `2026-11-23`. */
  night: z.string(),
  at: z.iso.datetime(),
  products: z.number().int(),
  /** Products whose kept verdict was another than the fresh one, without a reason for it. */
  differences: z.number().int(),
});
export type FullCheck = z.infer<typeof FullCheck>;
