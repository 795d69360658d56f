import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { visibility } from "@/lib/registry/visibility";
import { type DiscussedProduct, PRODUCT, toDiscussed } from "./discussed-product";
import { mayModerate } from "./question-rights";

const ReviewRow = z.object({
  id: z.string(),
  authorId: z.string().nullable(),
  hiddenAt: z.date().nullable(),
  answeredAt: z.date().nullable(),
});
export type LockedReview = z.infer<typeof ReviewRow> & { product: DiscussedProduct };

/** A review the actor may read, kept from changing until the transaction ends. */
export async function lockReview(tx: Tx, actor: Actor, id: string): Promise<LockedReview> {
  await tx.$queryRaw`SELECT 1 FROM "review" WHERE "id" = ${id} FOR UPDATE`;
  const row = await tx.review.findFirst({
    where: { AND: [{ id }, { product: { AND: [visibility.toWhere(actor)] } }] },
    select: { id: true, authorId: true, hiddenAt: true, answeredAt: true, product: { select: PRODUCT } },
  });
  if (!row) throw notFound("review");
  const review = { ...ReviewRow.parse(row), product: toDiscussed(row.product) };
  const isShown = review.hiddenAt === null || review.authorId === actor.id;
  if (!isShown && !mayModerate(actor, review.product)) throw notFound("review");
  return review;
}

const QuestionRow = z.object({
  id: z.string(),
  authorId: z.string().nullable(),
  title: z.string(),
  mentioned: z.array(z.string()),
  withdrawnAt: z.date().nullable(),
  closedAt: z.date().nullable(),
  acceptedAnswerId: z.string().nullable(),
});
export type LockedQuestion = z.infer<typeof QuestionRow> & { product: DiscussedProduct };

const QUESTION = {
  id: true,
  authorId: true,
  title: true,
  mentioned: true,
  withdrawnAt: true,
  closedAt: true,
  acceptedAnswerId: true,
  product: { select: PRODUCT },
} as const;

/** A question the actor may read; whoever answers, accepts or closes it at the same time waits. */
export async function lockQuestion(tx: Tx, actor: Actor, id: string): Promise<LockedQuestion> {
  await tx.$queryRaw`SELECT 1 FROM "question" WHERE "id" = ${id} FOR UPDATE`;
  const row = await tx.question.findFirst({
    where: { AND: [{ id }, { product: { AND: [visibility.toWhere(actor)] } }] },
    select: QUESTION,
  });
  if (!row) throw notFound("question");
  return { ...QuestionRow.parse(row), product: toDiscussed(row.product) };
}

const AnswerRow = z.object({
  id: z.string(),
  authorId: z.string().nullable(),
  mentioned: z.array(z.string()),
  withdrawnAt: z.date().nullable(),
  questionId: z.string(),
});
export type LockedAnswer = z.infer<typeof AnswerRow> & { question: LockedQuestion };

export async function lockAnswer(tx: Tx, actor: Actor, id: string): Promise<LockedAnswer> {
  const row = await tx.answer.findUnique({ where: { id }, select: { questionId: true } });
  if (!row) throw notFound("answer");
  // The question is the lock of its answers too, so what is read before it may be old.
  const question = await lockQuestion(tx, actor, row.questionId);
  const answer = await tx.answer.findUnique({
    where: { id },
    select: { id: true, authorId: true, mentioned: true, withdrawnAt: true, questionId: true },
  });
  if (!answer) throw notFound("answer");
  return { ...AnswerRow.parse(answer), question };
}
