import { z } from "zod";

/** A refusal as RFC 9457 words it for programs. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  errors: z.array(z.string()).optional().describe("Every fault by itself, where there are several."),
});
export type Problem = z.infer<typeof Problem>;
