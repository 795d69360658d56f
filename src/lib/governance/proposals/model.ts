import { z } from "zod";
import { OrdinalText } from "@/lib/platform/storable";
import { PolicyKey } from "../model";

/**
 * How a proposal is decided. "consent": unless somebody objects with a reason; "majority": two thirds of those who
 * take sides; "emergency": by two people at once, and only for a fortnight.
 */
export const DECISION_RULES = ["consent", "majority", "emergency"] as const;
export const DecisionRule = z.enum(DECISION_RULES);
export type DecisionRule = z.infer<typeof DecisionRule>;

export const ChangeClass = z.enum(["tightening", "loosening", "editorial"]);
export type ChangeClass = z.infer<typeof ChangeClass>;

export const ProposalStatus = z.enum(["open", "approved", "rejected", "withdrawn"]);
export type ProposalStatus = z.infer<typeof ProposalStatus>;

export const CHOICES = ["approve", "object", "abstain"] as const;
export const Choice = z.enum(CHOICES);
export type Choice = z.infer<typeof Choice>;

export const OpenProposal = z.object({
  key: PolicyKey,
  /** Left out to propose that the policy be retired. */
  version: z.union([z.literal("").transform(() => null), OrdinalText]).nullable(),
  /** The figures the proposal is made on. */
  report: z.uuid("Look at whom it would hit first; the proposal carries those figures."),
  rule: DecisionRule,
  reason: z
    .string()
    .trim()
    .min(20, "Say in at least 20 characters why this is proposed.")
    .max(4_000, "Use at most 4,000 characters."),
  days: z.coerce.number().int().min(1, "Give at least one day.").max(60, "Give at most 60 days."),
  noticeDays: z.coerce.number().int().min(0).max(365, "Give at most 365 days of notice."),
});
export type OpenProposal = z.infer<typeof OpenProposal>;

export const CastVote = z
  .object({
    id: z.uuid(),
    domainId: z.string(),
    choice: Choice,
    /** The figures the voter saw. */
    report: z.uuid(),
    reason: z.string().trim().max(2_000, "Use at most 2,000 characters.").default(""),
  })
  .refine(({ choice, reason }) => choice !== "object" || reason.length >= 20, {
    path: ["reason"],
    message: "An objection needs a reason of at least 20 characters: it is what the others answer to.",
  });
export type CastVote = z.infer<typeof CastVote>;

export const WithdrawProposal = z.object({ id: z.uuid() });
export type WithdrawProposal = z.infer<typeof WithdrawProposal>;

export function proposalHref(id: string): `/governance/proposals/${string}` {
  return `/governance/proposals/${id}`;
}
