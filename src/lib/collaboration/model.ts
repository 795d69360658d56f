import { z } from "zod";
import { type ProductRef, productHref, ProductRef as Ref, Slug } from "@/lib/registry/model";

const Id = z.string().min(1).max(40);
export const TEXT_MAX = 4_000;
const Text = z
  .string()
  .trim()
  .max(TEXT_MAX, `Use at most ${TEXT_MAX.toLocaleString("en")} characters.`);
const Said = Text.min(1, "Write something.");

export const RATINGS = [5, 4, 3, 2, 1] as const;

export const WriteReview = Ref.extend({
  rating: z.coerce.number("Choose from 1 to 5.").int().min(1, "Choose from 1 to 5.").max(5),
  text: Text.min(10, "Say in at least 10 characters what it was like to use."),
});
export type WriteReview = z.infer<typeof WriteReview>;

export const ChosenReview = z.object({ id: Id });
export type ChosenReview = z.infer<typeof ChosenReview>;

export const AnswerReview = z.object({ id: Id, text: Said });
export type AnswerReview = z.infer<typeof AnswerReview>;

export const HideReview = z.object({
  id: Id,
  note: z
    .string()
    .trim()
    .min(1, "Say why; whoever wrote it reads that.")
    .max(500, "Use at most 500 characters."),
});
export type HideReview = z.infer<typeof HideReview>;

const Switch = z.enum(["yes", "no"]).transform((said) => said === "yes");

export const MarkHelpful = z.object({ id: Id, isHelpful: Switch });
export type MarkHelpful = z.infer<typeof MarkHelpful>;

const QuestionFields = {
  title: z
    .string()
    .trim()
    .min(10, "Ask in at least 10 characters.")
    .max(200, "Use at most 200 characters; the rest fits below."),
  text: Text.default(""),
};
export const AskQuestion = Ref.extend(QuestionFields);
export type AskQuestion = z.infer<typeof AskQuestion>;
export const EditQuestion = z.object({ ...QuestionFields, id: Id });
export type EditQuestion = z.infer<typeof EditQuestion>;
export const ChosenQuestion = z.object({ id: Id });
export type ChosenQuestion = z.infer<typeof ChosenQuestion>;
export const CloseQuestion = z.object({ id: Id, isClosed: Switch });
export type CloseQuestion = z.infer<typeof CloseQuestion>;

export const AnswerQuestion = z.object({ id: Id, text: Said });
export type AnswerQuestion = z.infer<typeof AnswerQuestion>;
export const EditAnswer = z.object({ id: Id, text: Said });
export type EditAnswer = z.infer<typeof EditAnswer>;
export const ChosenAnswer = z.object({ id: Id });
export type ChosenAnswer = z.infer<typeof ChosenAnswer>;
export const AcceptAnswer = z.object({ id: Id, isAccepted: Switch });
export type AcceptAnswer = z.infer<typeof AcceptAnswer>;

/** A product by domain and name, or a domain by its slug with an empty name. */
const Subject = { domain: Slug, name: z.literal("").or(Slug).default("") };

export const FollowSubject = z.object({ ...Subject, follows: Switch });
export type FollowSubject = z.infer<typeof FollowSubject>;

export const Importance = z.enum(["normal", "important"]);
export type Importance = z.infer<typeof Importance>;

const Day = z.literal("").or(z.iso.date("Write a date, for example 2027-01-31.")).default("");

export const MakeAnnouncement = z
  .object({
    ...Subject,
    title: z.string().trim().min(5, "Write at least 5 characters.").max(160, "Use at most 160 characters."),
    text: Text.default(""),
    /** Days, the first and the last on which it is shown; at once and until it is withdrawn where none is said. */
    from: Day,
    until: Day,
    importance: Importance.default("normal"),
  })
  .refine(({ from, until }) => until === "" || from === "" || from <= until, {
    path: ["until"],
    error: "It would end before it begins.",
  });
export type MakeAnnouncement = z.infer<typeof MakeAnnouncement>;
export const ChosenAnnouncement = z.object({ id: Id });
export type ChosenAnnouncement = z.infer<typeof ChosenAnnouncement>;

/** The state of the discussion tab, as its address holds it. */
export const DiscussionParams = z.object({
  sort: z.enum(["newest", "helpful"]).catch("newest").default("newest"),
  questions: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
  reviews: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type DiscussionParams = z.infer<typeof DiscussionParams>;

export function discussionHref(ref: ProductRef, params: Partial<DiscussionParams> = {}): `/${string}` {
  const { sort, questions = 1, reviews = 1 } = params;
  const query = new URLSearchParams({
    ...(sort === "helpful" && { sort }),
    ...(questions > 1 && { questions: String(questions) }),
    ...(reviews > 1 && { reviews: String(reviews) }),
  }).toString();
  return `/${productHref(ref).slice(1)}/discussion${query && `?${query}`}`;
}

export function questionHref(ref: ProductRef, id: string): `/${string}` {
  return `${discussionHref(ref)}/questions/${id}`;
}

export function announcementsHref({ domain, name }: { domain: string; name: string }): `/${string}` {
  return name === "" ? `/domains/${domain}/announcements` : `/products/${domain}/${name}/announcements`;
}
