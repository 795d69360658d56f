import { z } from "zod";
import { ProductRef } from "@/lib/registry/model";
import { Person } from "@/lib/registry/product";

/** A review as the reader sees it, with what they may do about it. */
export const Review = z.object({
  id: z.string(),
  author: Person,
  rating: z.number().int(),
  text: z.string(),
  writtenAt: z.date(),
  editedAt: z.date().nullable(),
  helpful: z.number().int(),
  isHelpfulToMe: z.boolean(),
  isOwn: z.boolean(),
  /** Why it is hidden; null for one that everybody reads. */
  hiddenReason: z.string().nullable(),
  answer: z.object({ text: z.string(), by: Person, at: z.date() }).nullable(),
  mayAnswer: z.boolean(),
  mayHide: z.boolean(),
});
export type Review = z.infer<typeof Review>;

/** What all reviews that are not hidden come to. */
export const Ratings = z.object({
  count: z.number().int(),
  /** Null without any. */
  average: z.number().nullable(),
  /** How many gave 5, 4, 3, 2 and 1. */
  spread: z.array(z.number().int()).length(5),
});
export type Ratings = z.infer<typeof Ratings>;

export const QuestionSummary = z.object({
  id: z.string(),
  title: z.string(),
  author: Person,
  askedAt: z.date(),
  answers: z.number().int(),
  state: z.enum(["open", "answered", "closed"]),
});
export type QuestionSummary = z.infer<typeof QuestionSummary>;

/** How the reader stands to writing a review. */
export type ReviewStanding =
  | { may: true; own: Pick<Review, "id" | "rating" | "text"> | null }
  | { may: false; reason: string };

export type Discussion = {
  ratings: Ratings;
  reviews: { items: readonly Review[]; total: number };
  questions: { items: readonly QuestionSummary[]; total: number };
  standing: ReviewStanding;
  mayWrite: boolean;
  mayAnnounce: boolean;
};

export const Answer = z.object({
  id: z.string(),
  author: Person,
  text: z.string(),
  isFromTeam: z.boolean(),
  isAccepted: z.boolean(),
  writtenAt: z.date(),
  editedAt: z.date().nullable(),
  isWithdrawn: z.boolean(),
  mayEdit: z.boolean(),
  mayWithdraw: z.boolean(),
});
export type Answer = z.infer<typeof Answer>;

export const Question = z.object({
  id: z.string(),
  product: z.object({ ref: ProductRef, title: z.string() }),
  title: z.string(),
  text: z.string(),
  author: Person,
  askedAt: z.date(),
  editedAt: z.date().nullable(),
  isWithdrawn: z.boolean(),
  closed: z.object({ by: Person, at: z.date() }).nullable(),
  answers: z.array(Answer),
  /** Names of people who were told, as they stand in the texts. */
  mentioned: z.array(z.string()),
  mayAnswer: z.boolean(),
  mayEdit: z.boolean(),
  mayWithdraw: z.boolean(),
  mayAccept: z.boolean(),
  mayClose: z.boolean(),
});
export type Question = z.infer<typeof Question>;

export const Announcement = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  isImportant: z.boolean(),
  startsAt: z.date(),
  endsAt: z.date().nullable(),
  by: Person,
  /** What it is about: a product, or a domain with an empty name. */
  about: z.object({ domain: z.string(), name: z.string(), title: z.string() }),
  state: z.enum(["coming", "current", "over", "withdrawn"]),
});
export type Announcement = z.infer<typeof Announcement>;
