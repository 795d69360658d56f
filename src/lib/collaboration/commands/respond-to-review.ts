import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireCan, requireInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { toRefText } from "@/lib/registry/ref-text";
import { requireMayWrite } from "../limits";
import { type LockedReview, lockReview } from "../locked-words";
import {
  type AnswerReview,
  type ChosenReview,
  discussionHref,
  type HideReview,
  type MarkHelpful,
} from "../model";
import { mayModerate } from "../question-rights";
import { tellPeople } from "../tell-people";

/** The owner's answer to a review: one, for it is no conversation. */
export async function answerReview(actor: Actor, { id, text }: AnswerReview): Promise<void> {
  await requireMayWrite(actor);
  await db.$transaction(async (tx) => {
    const review = await lockReview(tx, actor, id);
    const { product } = review;
    requireInDomain(actor, "discussion.moderate", product.domainId);
    if (review.answeredAt !== null)
      throw new AppError("conflict", "This review has been answered already, and is answered once.");
    await tx.review.update({
      where: { id },
      data: { answer: text, answeredAt: now(), answeredById: actor.id },
      select: { id: true },
    });
    await recordEvent(tx, { type: "review.answered", ...eventOf(actor, review) });
    const note = {
      kind: "review.answered",
      as: "reader",
      ids: authorOf(review),
      title: `${actor.name} answered your review of ${product.title}`,
      text,
      href: hrefOf(review),
    } as const;
    await tellPeople(tx, actor, product, [note]);
  });
}

/** Keeps a review from everybody but its author, who reads why, and those who moderate. */
export async function hideReview(actor: Actor, { id, note: reason }: HideReview): Promise<void> {
  await db.$transaction(async (tx) => {
    const review = await lockModerated(tx, actor, id);
    if (review.hiddenAt !== null) throw new AppError("conflict", "This review is hidden already.");
    await tx.review.update({
      where: { id },
      data: { hiddenAt: now(), hiddenById: actor.id, hiddenReason: reason },
      select: { id: true },
    });
    const event = eventOf(actor, review);
    await recordEvent(tx, { type: "review.hidden", ...event, payload: { ...event.payload, reason } });
    const note = {
      kind: "review.hidden",
      as: "self",
      ids: authorOf(review),
      title: `Your review of ${review.product.title} was hidden`,
      text: `${actor.name} says: ${reason}`,
      href: hrefOf(review),
    } as const;
    await tellPeople(tx, actor, review.product, [note]);
  });
}

/** Lets everybody read a hidden review again. */
export async function showReview(actor: Actor, { id }: ChosenReview): Promise<void> {
  await db.$transaction(async (tx) => {
    const review = await lockModerated(tx, actor, id);
    if (review.hiddenAt === null) return;
    await tx.review.update({
      where: { id },
      data: { hiddenAt: null, hiddenById: null, hiddenReason: "" },
      select: { id: true },
    });
    await recordEvent(tx, { type: "review.shown-again", ...eventOf(actor, review) });
  });
}

/** Says once that somebody else's review helped, or takes it back. */
export async function markHelpful(actor: Actor, { id, isHelpful }: MarkHelpful): Promise<void> {
  requireCan(actor, "discussion.write");
  await db.$transaction(async (tx) => {
    const { authorId } = await lockReview(tx, actor, id);
    if (authorId === actor.id) throw new AppError("forbidden", "Others say whether your review helps.");
    const mark = { reviewId: id, userId: actor.id };
    if (isHelpful)
      await tx.reviewHelpful.createMany({ data: [{ ...mark, at: now() }], skipDuplicates: true });
    else await tx.reviewHelpful.deleteMany({ where: mark });
  });
}

async function lockModerated(
  tx: Parameters<typeof lockReview>[0],
  actor: Actor,
  id: string,
): Promise<LockedReview> {
  const review = await lockReview(tx, actor, id);
  if (!mayModerate(actor, review.product))
    throw new AppError("forbidden", "An owner of the domain, or an admin, decides what is hidden.");
  return review;
}

function eventOf(actor: Actor, { id, product }: LockedReview) {
  const payload = { product: toRefText(product.ref), reviewId: id };
  return { subjectId: product.id, actorId: actor.id, payload };
}

function authorOf({ authorId }: LockedReview): string[] {
  return authorId === null ? [] : [authorId];
}

function hrefOf({ id, product }: LockedReview): `/${string}` {
  return `${discussionHref(product.ref)}#review-${id}`;
}
