import { z } from "zod";
import type { BlastRadiusView } from "../blast-radius/request";
import type { ProposalComment } from "./comment";
import type { Tally } from "./decide-proposal";
import { ChangeClass, Choice, DecisionRule, ProposalStatus } from "./model";
import type { MovedFigures } from "./moved-figures";

export const VoteRow = z.object({
  domainId: z.string(),
  voterId: z.string().nullable(),
  choice: Choice,
  reason: z.string(),
  at: z.date(),
  voter: z.object({ name: z.string() }).nullable(),
  domain: z.object({ name: z.string() }),
});
export type VoteRow = z.infer<typeof VoteRow>;

export const ProposalRow = z.object({
  id: z.string(),
  policyId: z.string(),
  version: z.number().int().nullable(),
  effect: ChangeClass,
  rule: DecisionRule,
  reason: z.string(),
  status: ProposalStatus,
  /** "in force" once what was approved has been done. */
  outcome: z.string(),
  openedAt: z.date(),
  openedById: z.string().nullable(),
  openedBy: z.object({ name: z.string() }).nullable(),
  deadline: z.date(),
  noticeDays: z.number().int(),
  closedAt: z.date().nullable(),
  blastRadiusId: z.string(),
  recountId: z.string().nullable(),
  policy: z.object({ key: z.string(), status: z.string() }),
  votes: z.array(VoteRow),
});
export type ProposalRow = z.infer<typeof ProposalRow>;

export type ProposalSummary = Omit<ProposalRow, "votes"> & {
  title: string;
  sentence: string;
  /** The policy the proposed one was begun from. */
  begunFrom: string | null;
  tally: Tally;
  /** When what was approved begins to hold. */
  begins: Date | null;
  /** Domains the actor may still vote for. */
  waitsFor: readonly { id: string; name: string }[];
};

export type ProposalDetail = ProposalSummary & {
  votes: readonly (VoteRow & { voterName: string; moved: MovedFigures | null })[];
  /** Every domain that has a vote, with who may cast it. */
  electorate: readonly { id: string; name: string; delegates: readonly string[] }[];
  /** The figures as they are now: those of the last recount, or the ones it was proposed on. */
  view: BlastRadiusView;
  reportId: string;
  comments: readonly ProposalComment[];
  mayComment: boolean;
  mayWithdraw: boolean;
};
