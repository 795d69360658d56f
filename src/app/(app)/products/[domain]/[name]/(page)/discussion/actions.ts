"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import {
  acceptAnswer,
  answerQuestion,
  editAnswer,
  withdrawAnswer,
} from "@/lib/collaboration/commands/answer-question";
import {
  askQuestion,
  closeQuestion,
  editQuestion,
  withdrawQuestion,
} from "@/lib/collaboration/commands/ask-question";
import {
  answerReview,
  hideReview,
  markHelpful,
  showReview,
} from "@/lib/collaboration/commands/respond-to-review";
import { withdrawReview, writeReview } from "@/lib/collaboration/commands/write-review";
import {
  AcceptAnswer,
  AnswerQuestion,
  AnswerReview,
  AskQuestion,
  ChosenAnswer,
  ChosenQuestion,
  ChosenReview,
  CloseQuestion,
  EditAnswer,
  EditQuestion,
  HideReview,
  MarkHelpful,
  questionHref,
  WriteReview,
} from "@/lib/collaboration/model";
import { action } from "@/lib/transport/action";

export const writeReviewAction = action(WriteReview, async (actor, input) => {
  await writeReview(actor, input);
  refresh();
});

export const withdrawReviewAction = action(ChosenReview, async (actor, input) => {
  await withdrawReview(actor, input);
  refresh();
});

export const answerReviewAction = action(AnswerReview, async (actor, input) => {
  await answerReview(actor, input);
  refresh();
});

export const hideReviewAction = action(HideReview, async (actor, input) => {
  await hideReview(actor, input);
  refresh();
});

export const showReviewAction = action(ChosenReview, async (actor, input) => {
  await showReview(actor, input);
  refresh();
});

export const markHelpfulAction = action(MarkHelpful, async (actor, input) => {
  await markHelpful(actor, input);
  refresh();
});

export const askQuestionAction = action(AskQuestion, async (actor, input) => {
  const { id } = await askQuestion(actor, input);
  redirect(questionHref(input, id));
});

export const editQuestionAction = action(EditQuestion, async (actor, input) => {
  await editQuestion(actor, input);
  refresh();
});

export const withdrawQuestionAction = action(ChosenQuestion, async (actor, input) => {
  await withdrawQuestion(actor, input);
  refresh();
});

export const closeQuestionAction = action(CloseQuestion, async (actor, input) => {
  await closeQuestion(actor, input);
  refresh();
});

export const answerQuestionAction = action(AnswerQuestion, async (actor, input) => {
  await answerQuestion(actor, input);
  refresh();
});

export const editAnswerAction = action(EditAnswer, async (actor, input) => {
  await editAnswer(actor, input);
  refresh();
});

export const withdrawAnswerAction = action(ChosenAnswer, async (actor, input) => {
  await withdrawAnswer(actor, input);
  refresh();
});

export const acceptAnswerAction = action(AcceptAnswer, async (actor, input) => {
  await acceptAnswer(actor, input);
  refresh();
});
