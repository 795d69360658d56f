import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { toRefText } from "@/lib/registry/ref-text";
import { requireMayWrite } from "../limits";
import { type LockedQuestion, lockAnswer, lockQuestion } from "../locked-words";
import {
  type AcceptAnswer,
  type AnswerQuestion,
  type ChosenAnswer,
  type EditAnswer,
  questionHref,
} from "../model";
import { isOfTeam, mayEdit, maySettle, mayWithdraw } from "../question-rights";
import { readMentioned } from "../read-mentionable";
import { tellPeople } from "../tell-people";

const ANSWERS_MAX = 200;

/** Answers a question that is open; whoever sees the product may. */
export async function answerQuestion(actor: Actor, { id, text }: AnswerQuestion): Promise<{ id: string }> {
  await requireMayWrite(actor);
  return db.$transaction(async (tx) => {
    const question = await lockQuestion(tx, actor, id);
    const { product } = question;
    if (question.withdrawnAt !== null || question.closedAt !== null)
      throw new AppError("conflict", "This question is closed. Ask a new one, or have it opened again.");
    if ((await tx.answer.count({ where: { questionId: id } })) >= ANSWERS_MAX)
      throw new AppError("conflict", `A question has at most ${ANSWERS_MAX} answers.`);
    const mentioned = await readMentioned(tx, text, product.id);
    const answer = await tx.answer.create({
      data: {
        questionId: id,
        authorId: actor.id,
        text,
        mentioned,
        isFromTeam: isOfTeam(actor, product),
        writtenAt: now(),
      },
      select: { id: true },
    });
    await recordEvent(tx, { type: "question.answered", ...eventOf(actor, question, answer.id) });
    const words = {
      as: "reader",
      title: `${actor.name} answered: ${question.title}`,
      text,
      href: hrefOf(question, answer.id),
    } as const;
    await tellPeople(tx, actor, product, [
      { kind: "question.answered", ids: await readParticipants(tx, question), ...words },
      { kind: "person.mentioned", ids: mentioned, ...words },
    ]);
    return answer;
  });
}

/** Who asked, and who has answered so far. */
async function readParticipants(tx: Tx, { id, authorId }: LockedQuestion): Promise<string[]> {
  const rows = await tx.answer.findMany({
    where: { questionId: id, withdrawnAt: null },
    select: { authorId: true },
    orderBy: { writtenAt: "asc" },
  });
  return [authorId, ...rows.map((row) => row.authorId)].flatMap((person) => person ?? []);
}

/** Mends one's own answer; who is named in it only now is told. */
export async function editAnswer(actor: Actor, { id, text }: EditAnswer): Promise<void> {
  await requireMayWrite(actor);
  await db.$transaction(async (tx) => {
    const answer = await lockAnswer(tx, actor, id);
    if (!mayEdit(actor, answer)) throw new AppError("forbidden", "Only its author edits an answer.");
    if (answer.withdrawnAt !== null) throw new AppError("conflict", "This answer was withdrawn.");
    const { question } = answer;
    const mentioned = await readMentioned(tx, text, question.product.id);
    await tx.answer.update({
      where: { id },
      data: { text, mentioned, editedAt: now() },
      select: { id: true },
    });
    const note = {
      kind: "person.mentioned",
      as: "reader",
      ids: mentioned.filter((personId) => !answer.mentioned.includes(personId)),
      title: `${actor.name} answered: ${question.title}`,
      text,
      href: hrefOf(question, id),
    } as const;
    await tellPeople(tx, actor, question.product, [note]);
  });
}

/** Takes the words of an answer away; one that was accepted is so no longer. */
export async function withdrawAnswer(actor: Actor, { id }: ChosenAnswer): Promise<void> {
  await db.$transaction(async (tx) => {
    const { authorId, question, withdrawnAt } = await lockAnswer(tx, actor, id);
    const { product } = question;
    if (!mayWithdraw(actor, { authorId, domainId: product.domainId }))
      throw new AppError("forbidden", "Its author, an owner of the domain or an admin withdraws an answer.");
    if (withdrawnAt !== null) return;
    if (question.acceptedAnswerId === id)
      await tx.question.update({
        where: { id: question.id },
        data: { acceptedAnswerId: null },
        select: { id: true },
      });
    await tx.answer.update({
      where: { id },
      data: { text: "", mentioned: [], withdrawnAt: now() },
      select: { id: true },
    });
    await tx.notification.deleteMany({ where: { productId: product.id, href: { contains: id } } });
    await recordEvent(tx, { type: "answer.withdrawn", ...eventOf(actor, question, id) });
  });
}

/** Says which answer it is, or that none is; who asked and the product's team may. */
export async function acceptAnswer(actor: Actor, { id, isAccepted }: AcceptAnswer): Promise<void> {
  await db.$transaction(async (tx) => {
    const answer = await lockAnswer(tx, actor, id);
    const { question } = answer;
    const { product } = question;
    if (!maySettle(actor, { authorId: question.authorId, domainId: product.domainId }))
      throw new AppError("forbidden", "Who asked, or who works for the domain, accepts an answer.");
    if (answer.withdrawnAt !== null) throw new AppError("conflict", "This answer was withdrawn.");
    const isNow = question.acceptedAnswerId === id;
    if (isNow === isAccepted) return;
    await tx.question.update({
      where: { id: question.id },
      data: { acceptedAnswerId: isAccepted ? id : null },
      select: { id: true },
    });
    if (!isAccepted) return;
    await recordEvent(tx, { type: "answer.accepted", ...eventOf(actor, question, id) });
    const note = {
      kind: "answer.accepted",
      as: "reader",
      ids: answer.authorId === null ? [] : [answer.authorId],
      title: `${actor.name} accepted your answer: ${question.title}`,
      text: "",
      href: hrefOf(question, id),
    } as const;
    await tellPeople(tx, actor, product, [note]);
  });
}

function eventOf(actor: Actor, { id, product }: LockedQuestion, answerId: string) {
  const payload = { product: toRefText(product.ref), questionId: id, answerId };
  return { subjectId: product.id, actorId: actor.id, payload };
}

function hrefOf({ id, product }: LockedQuestion, answerId: string): `/${string}` {
  return `${questionHref(product.ref, id)}#answer-${answerId}`;
}
