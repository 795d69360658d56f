import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { toRefText } from "@/lib/registry/ref-text";
import { getDiscussed } from "../discussed-product";
import { requireMayWrite } from "../limits";
import { type LockedQuestion, lockQuestion } from "../locked-words";
import {
  type AskQuestion,
  type ChosenQuestion,
  type CloseQuestion,
  type EditQuestion,
  questionHref,
} from "../model";
import { mayEdit, maySettle, mayWithdraw } from "../question-rights";
import { readMentioned } from "../read-mentionable";
import { readTeam } from "../team-of";
import { tellPeople } from "../tell-people";

/** Asks something about a product, for everybody who sees it to read and to answer. */
export async function askQuestion(
  actor: Actor,
  { domain, name, title, text }: AskQuestion,
): Promise<{ id: string }> {
  await requireMayWrite(actor);
  return db.$transaction(async (tx) => {
    const product = await getDiscussed(tx, actor, { domain, name });
    const mentioned = await readMentioned(tx, `${title}\n${text}`, product.id);
    const { id } = await tx.question.create({
      data: { productId: product.id, authorId: actor.id, title, text, mentioned, askedAt: now() },
      select: { id: true },
    });
    await recordEvent(tx, {
      type: "question.asked",
      subjectId: product.id,
      actorId: actor.id,
      payload: { product: toRefText(product.ref), questionId: id },
    });
    const href = questionHref(product.ref, id);
    const words = { title: `${actor.name} asks about ${product.title}: ${title}`, text, href };
    await tellPeople(tx, actor, product, [
      { kind: "question.asked", as: "role", ids: await readTeam(tx, product.domainId), ...words },
      { kind: "person.mentioned", as: "reader", ids: mentioned, ...words },
    ]);
    return { id };
  });
}

/** Mends one's own question; who is named in it only now is told. */
export async function editQuestion(actor: Actor, { id, title, text }: EditQuestion): Promise<void> {
  await requireMayWrite(actor);
  await db.$transaction(async (tx) => {
    const question = await lockQuestion(tx, actor, id);
    if (!mayEdit(actor, question)) throw new AppError("forbidden", "Only its author edits a question.");
    requireStanding(question);
    const { product } = question;
    const mentioned = await readMentioned(tx, `${title}\n${text}`, product.id);
    await tx.question.update({
      where: { id },
      data: { title, text, mentioned, editedAt: now() },
      select: { id: true },
    });
    const note = {
      kind: "person.mentioned",
      as: "reader",
      ids: mentioned.filter((personId) => !question.mentioned.includes(personId)),
      title: `${actor.name} asks about ${product.title}: ${title}`,
      text,
      href: questionHref(product.ref, id),
    } as const;
    await tellPeople(tx, actor, product, [note]);
  });
}

/** Takes the words of a question away; what others answered stays. */
export async function withdrawQuestion(actor: Actor, { id }: ChosenQuestion): Promise<void> {
  await db.$transaction(async (tx) => {
    const question = await lockQuestion(tx, actor, id);
    const { authorId, product } = question;
    if (!mayWithdraw(actor, { authorId, domainId: product.domainId }))
      throw new AppError("forbidden", "Its author, an owner of the domain or an admin withdraws a question.");
    if (question.withdrawnAt !== null) return;
    await tx.question.update({
      where: { id },
      data: { title: "", text: "", mentioned: [], withdrawnAt: now() },
      select: { id: true },
    });
    await tx.notification.deleteMany({ where: { productId: product.id, href: { contains: id } } });
    await recordEvent(tx, { type: "question.withdrawn", ...eventOf(actor, question) });
  });
}

/** Ends the answering, or opens it again. */
export async function closeQuestion(actor: Actor, { id, isClosed }: CloseQuestion): Promise<void> {
  await db.$transaction(async (tx) => {
    const question = await lockQuestion(tx, actor, id);
    const { authorId, product } = question;
    if (!maySettle(actor, { authorId, domainId: product.domainId }))
      throw new AppError("forbidden", "Who asked, or who works for the domain, closes a question.");
    requireStanding(question);
    if ((question.closedAt !== null) === isClosed) return;
    const closing = isClosed
      ? { closedAt: now(), closedById: actor.id }
      : { closedAt: null, closedById: null };
    await tx.question.update({ where: { id }, data: closing, select: { id: true } });
    await recordEvent(tx, {
      type: isClosed ? "question.closed" : "question.reopened",
      ...eventOf(actor, question),
    });
  });
}

function requireStanding({ withdrawnAt }: LockedQuestion): void {
  if (withdrawnAt !== null) throw new AppError("conflict", "This question was withdrawn.");
}

function eventOf(actor: Actor, { id, product }: LockedQuestion) {
  const payload = { product: toRefText(product.ref), questionId: id };
  return { subjectId: product.id, actorId: actor.id, payload };
}
