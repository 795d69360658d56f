import { z } from "zod";

export const STEPS = ["1", "2", "3", "all"] as const;

/** How far from the product the picture goes, read from its URL; what cannot be read is as if it had not been asked for. */
export const LineageParams = z.object({ steps: z.enum(STEPS).catch("2").default("2") });
export type LineageParams = z.infer<typeof LineageParams>;

export function stepsMaxOf({ steps }: LineageParams): number {
  return steps === "all" ? Number.POSITIVE_INFINITY : Number(steps);
}
