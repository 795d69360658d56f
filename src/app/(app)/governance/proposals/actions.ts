"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { addComment } from "@/lib/governance/commands/add-comment";
import { castVote } from "@/lib/governance/commands/cast-vote";
import { editComment } from "@/lib/governance/commands/edit-comment";
import { openProposal } from "@/lib/governance/commands/open-proposal";
import { removeComment } from "@/lib/governance/commands/remove-comment";
import { withdrawProposal } from "@/lib/governance/commands/withdraw-proposal";
import { AddComment, EditComment, RemoveComment } from "@/lib/governance/proposals/comment";
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

export const addCommentAction = action(AddComment, async (actor, input): Promise<void> => {
  await addComment(actor, input);
  refresh();
});

export const editCommentAction = action(EditComment, async (actor, input): Promise<void> => {
  await editComment(actor, input);
  refresh();
});

export const removeCommentAction = action(RemoveComment, async (actor, input): Promise<void> => {
  await removeComment(actor, input);
  refresh();
});
