import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { toRefText } from "@/lib/registry/ref-text";
import { hadAccess } from "../access-held";
import { type DiscussedProduct, getDiscussed } from "../discussed-product";
import { requireMayWrite } from "../limits";
import { lockReview } from "../locked-words";
import { type ChosenReview, discussionHref, type WriteReview } from "../model";
import { isOfTeam, mayEdit } from "../question-rights";
import { decideReview } from "../review-rights";
import { readTeam } from "../team-of";
import { tellPeople } from "../tell-people";

/** Says what a product is like to use, or says it anew: each person has one review of it. */
export async function writeReview(
  actor: Actor,
  { domain, name, rating, text }: WriteReview,
): Promise<{ id: string }> {
  await requireMayWrite(actor);
  return db.$transaction(async (tx) => {
    const product = await getDiscussed(tx, actor, { domain, name });
    const at = now();
    const decision = decideReview({
      isOfTeam: isOfTeam(actor, product),
      hadAccess: await hadAccess(tx, actor, product.id, at),
    });
    if (!decision.allowed) throw new AppError("forbidden", decision.reason);
    const key = { productId: product.id, authorId: actor.id };
    const earlier = await tx.review.findUnique({ where: { productId_authorId: key }, select: { id: true } });
    const { id } = await tx.review.upsert({
      where: { productId_authorId: key },
      create: { ...key, rating, text, writtenAt: at },
      update: { rating, text, editedAt: at },
      select: { id: true },
    });
    await recordEvent(tx, {
      type: earlier ? "review.edited" : "review.written",
      subjectId: product.id,
      actorId: actor.id,
      payload: { product: toRefText(product.ref), reviewId: id, rating },
    });
    if (!earlier) await tellTeam(tx, actor, product, { rating, text });
    return { id };
  });
}

async function tellTeam(
  tx: Tx,
  actor: Actor,
  product: DiscussedProduct,
  { rating, text }: { rating: number; text: string },
): Promise<void> {
  const note = {
    kind: "review.written",
    as: "role",
    ids: await readTeam(tx, product.domainId),
    title: `${actor.name} reviewed ${product.title}: ${rating} of 5`,
    text,
    href: `${discussionHref(product.ref)}#reviews`,
  } as const;
  await tellPeople(tx, actor, product, [note]);
}

/** Takes one's own review back, with what was said to it. */
export async function withdrawReview(actor: Actor, { id }: ChosenReview): Promise<void> {
  await db.$transaction(async (tx) => {
    const { authorId, product } = await lockReview(tx, actor, id);
    if (!mayEdit(actor, { authorId })) throw new AppError("forbidden", "Only its author withdraws a review.");
    await tx.review.delete({ where: { id }, select: { id: true } });
    const payload = { product: toRefText(product.ref), reviewId: id };
    await recordEvent(tx, { type: "review.withdrawn", subjectId: product.id, actorId: actor.id, payload });
  });
}
