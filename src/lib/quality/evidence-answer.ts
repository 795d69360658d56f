import { z } from "zod";
import { Outcome } from "./model";
import { TRUST_STATES } from "./trust";

/** What a sender of evidence is answered: what became of every single check. */
export const EvidenceAnswer = z.strictObject({
  isRepeated: z.boolean().describe("It was sent before under this key; nothing was kept twice."),
  recorded: z.array(
    z.strictObject({
      element: z.string().describe("The key of the service level or quality rule."),
      check: z.string().describe("The check as it was sent."),
      outcome: Outcome,
    }),
  ),
  unmatched: z
    .array(z.strictObject({ check: z.string(), reason: z.string() }))
    .describe("Checks that belong to no service level or quality rule of the published contracts."),
  trust: z.enum(TRUST_STATES).describe("The trust signal of the product from now on."),
});
export type EvidenceAnswer = z.infer<typeof EvidenceAnswer>;
