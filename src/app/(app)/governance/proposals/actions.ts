"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { castVote } from "@/lib/governance/commands/cast-vote";
import { openProposal } from "@/lib/governance/commands/open-proposal";
import { withdrawProposal } from "@/lib/governance/commands/withdraw-proposal";
import { CastVote, OpenProposal, proposalHref, WithdrawProposal } from "@/lib/governance/proposals/model";
import { action } from "@/lib/transport/action";

export const openProposalAction = action(OpenProposal, async (actor, input): Promise<void> => {
  const { id } = await openProposal(actor, input);
  redirect(proposalHref(id));
});

export const castVoteAction = action(CastVote, async (actor, input): Promise<void> => {
  await castVote(actor, input);
  refresh();
});

export const withdrawProposalAction = action(WithdrawProposal, async (actor, input): Promise<void> => {
  await withdrawProposal(actor, input);
  refresh();
});
