import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { canInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/prisma/client";
import type { ProductRef } from "@/lib/registry/model";
import { toSlice } from "@/lib/registry/page";
import { visibility } from "@/lib/registry/visibility";
import { named } from "@/lib/registry/visible-product";
import { hadAccess } from "../access-held";
import { type DiscussedProduct, PRODUCT, toDiscussed } from "../discussed-product";
import { type Discussion, QuestionSummary, Ratings, Review, type ReviewStanding } from "../discussion";
import type { DiscussionParams } from "../model";
import { isOfTeam, mayModerate, mayWrite } from "../question-rights";
import { decideReview } from "../review-rights";

export const REVIEWS_PAGE = 10;
export const QUESTIONS_PAGE = 15;

/** What is said about a product; null where the actor may not know that there is one. */
export async function findDiscussion(
  actor: Actor,
  ref: ProductRef,
  { sort, questions, reviews }: DiscussionParams,
  tx: Tx = db,
): Promise<Discussion | null> {
  const row = await tx.dataProduct.findFirst({
    where: { AND: [named(ref), visibility.toWhere(actor)] },
    select: PRODUCT,
  });
  if (!row) return null;
  const product = toDiscussed(row);
  const [ratings, reviewPage, questionPage, standing] = await Promise.all([
    readRatings(tx, product.id),
    readReviews(tx, actor, product, { sort, page: reviews }),
    readQuestions(tx, product.id, questions),
    readStanding(tx, actor, product),
  ]);
  return {
    ratings,
    reviews: reviewPage,
    questions: questionPage,
    standing,
    mayWrite: mayWrite(actor),
    mayAnnounce: canInDomain(actor, "announcement.make", product.domainId),
  };
}

/** How many questions and reviews there are, for the tab that leads to them. */
export async function countDiscussion(actor: Actor, productId: string, tx: Tx = db): Promise<number> {
  const isSeen = { id: productId, AND: [visibility.toWhere(actor)] };
  const [reviews, questions] = await Promise.all([
    tx.review.count({ where: { productId, hiddenAt: null, product: isSeen } }),
    tx.question.count({ where: { productId, withdrawnAt: null, product: isSeen } }),
  ]);
  return reviews + questions;
}

async function readRatings(tx: Tx, productId: string): Promise<Ratings> {
  const rows = await tx.$queryRaw`
    SELECT count(*)::int AS "count", avg("rating")::float8 AS "average",
      ARRAY[count(*) FILTER (WHERE "rating" = 5), count(*) FILTER (WHERE "rating" = 4),
        count(*) FILTER (WHERE "rating" = 3), count(*) FILTER (WHERE "rating" = 2),
        count(*) FILTER (WHERE "rating" = 1)]::int[] AS "spread"
    FROM "review" WHERE "product_id" = ${productId} AND "hidden_at" IS NULL`;
  const [ratings] = z.tuple([Ratings]).parse(rows);
  return ratings;
}

const PERSON = { select: { id: true, name: true } } as const;
const REVIEW = {
  id: true,
  authorId: true,
  author: PERSON,
  rating: true,
  text: true,
  writtenAt: true,
  editedAt: true,
  helpful: true,
  hiddenAt: true,
  hiddenReason: true,
  answer: true,
  answeredAt: true,
  answeredBy: PERSON,
} as const satisfies Prisma.ReviewSelect;

async function readReviews(
  tx: Tx,
  actor: Actor,
  product: DiscussedProduct,
  { sort, page }: { sort: DiscussionParams["sort"]; page: number },
): Promise<Discussion["reviews"]> {
  const mayHide = mayModerate(actor, product);
  const shown = mayHide ? {} : { OR: [{ hiddenAt: null }, { authorId: actor.id }] };
  const where = { productId: product.id, ...shown };
  const newest = [{ writtenAt: "desc" }, { id: "asc" }] as const;
  const [rows, total] = await Promise.all([
    tx.review.findMany({
      where,
      select: { ...REVIEW, found: { where: { userId: actor.id }, select: { userId: true } } },
      orderBy: [...(sort === "helpful" ? [{ helpful: "desc" } as const] : []), ...newest],
      ...toSlice({ page, size: REVIEWS_PAGE }),
    }),
    tx.review.count({ where }),
  ]);
  const mayAnswer = mayWrite(actor) && canInDomain(actor, "discussion.moderate", product.domainId);
  const items = rows.map(({ found, answer, answeredAt, answeredBy, authorId, hiddenAt, ...row }) =>
    Review.parse({
      ...row,
      hiddenReason: hiddenAt === null ? null : row.hiddenReason,
      isHelpfulToMe: found.length > 0,
      isOwn: authorId === actor.id,
      answer: answeredAt === null ? null : { text: answer, by: answeredBy, at: answeredAt },
      mayAnswer: mayAnswer && answeredAt === null,
      mayHide,
    }),
  );
  return { items, total };
}

const QuestionRow = z.object({
  id: z.string(),
  title: z.string(),
  author: z.object({ id: z.string(), name: z.string() }).nullable(),
  askedAt: z.date(),
  closedAt: z.date().nullable(),
  acceptedAnswerId: z.string().nullable(),
  _count: z.object({ answers: z.number().int() }),
});

async function readQuestions(tx: Tx, productId: string, page: number): Promise<Discussion["questions"]> {
  const where = { productId, withdrawnAt: null };
  const [rows, total] = await Promise.all([
    tx.question.findMany({
      where,
      select: {
        id: true,
        title: true,
        author: PERSON,
        askedAt: true,
        closedAt: true,
        acceptedAnswerId: true,
        _count: { select: { answers: { where: { withdrawnAt: null } } } },
      },
      orderBy: [{ askedAt: "desc" }, { id: "asc" }],
      ...toSlice({ page, size: QUESTIONS_PAGE }),
    }),
    tx.question.count({ where }),
  ]);
  const items = z
    .array(QuestionRow)
    .parse(rows)
    .map(({ _count, acceptedAnswerId, closedAt, ...question }) =>
      QuestionSummary.parse({
        ...question,
        answers: _count.answers,
        state: acceptedAnswerId !== null ? "answered" : closedAt !== null ? "closed" : "open",
      }),
    );
  return { items, total };
}

async function readStanding(tx: Tx, actor: Actor, product: DiscussedProduct): Promise<ReviewStanding> {
  if (!mayWrite(actor)) return { may: false, reason: "Sign in to review it." };
  const decision = decideReview({
    isOfTeam: isOfTeam(actor, product),
    hadAccess: await hadAccess(tx, actor, product.id, now()),
  });
  if (!decision.allowed) return { may: false, reason: decision.reason };
  const own = await tx.review.findUnique({
    where: { productId_authorId: { productId: product.id, authorId: actor.id } },
    select: { id: true, rating: true, text: true },
  });
  return { may: true, own: own && Review.pick({ id: true, rating: true, text: true }).parse(own) };
}
