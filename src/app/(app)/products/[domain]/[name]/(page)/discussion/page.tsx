import { MessageCircleQuestion, Star } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Disclosure } from "@/components/collaboration/disclosure";
import { QuestionForm } from "@/components/collaboration/question-form";
import { QuestionRow } from "@/components/collaboration/question-row";
import { RatingsSummary } from "@/components/collaboration/ratings-summary";
import { ReviewForm } from "@/components/collaboration/review-form";
import { ReviewItem } from "@/components/collaboration/review-item";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { Section, SectionHeader, SectionSummary, SectionTitle } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { announcementsHref, DiscussionParams, discussionHref } from "@/lib/collaboration/model";
import { findDiscussion, QUESTIONS_PAGE, REVIEWS_PAGE } from "@/lib/collaboration/queries/find-discussion";
import { now } from "@/lib/platform/clock";
import { type ProductParams, productOfPage } from "../product-of-page";
import {
  answerReviewAction,
  askQuestionAction,
  hideReviewAction,
  markHelpfulAction,
  showReviewAction,
  withdrawReviewAction,
  writeReviewAction,
} from "./actions";

export const metadata: Metadata = { title: "Discussion" };

type DiscussionPageProps = {
  params: ProductParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const REVIEW_ACTIONS = {
  markHelpful: markHelpfulAction,
  answer: answerReviewAction,
  hide: hideReviewAction,
  show: showReviewAction,
  withdraw: withdrawReviewAction,
};

export default async function DiscussionPage({ params, searchParams }: DiscussionPageProps) {
  const { actor, product } = await productOfPage(params);
  const state = DiscussionParams.parse(await searchParams);
  const discussion = await findDiscussion(actor, product.ref, state);
  if (!discussion) notFound();
  const { questions, reviews, ratings, standing, mayWrite, mayAnnounce } = discussion;
  const time = now();
  const questionPages = Math.ceil(questions.total / QUESTIONS_PAGE);
  const reviewPages = Math.ceil(reviews.total / REVIEWS_PAGE);
  const other = state.sort === "newest" ? "helpful" : "newest";

  return (
    <div className="flex flex-col gap-10">
      {mayAnnounce && (
        <p className="text-muted">
          Something everybody who uses it should know?{" "}
          <TextLink href={announcementsHref(product.ref)}>Announce it</TextLink>
        </p>
      )}
      <Section aria-labelledby="questions">
        <SectionHeader>
          <SectionTitle id="questions">
            Questions <span className="font-normal text-muted tabular-nums">{questions.total}</span>
          </SectionTitle>
        </SectionHeader>
        {mayWrite && (
          <Disclosure label="Ask a question" about="about this product" variant="primary" size="md">
            <QuestionForm
              id="ask"
              product={product.ref}
              fields={product.ref}
              title=""
              text=""
              button="Ask"
              pendingLabel="Asking…"
              submit={askQuestionAction}
            />
          </Disclosure>
        )}
        {questions.items.length === 0 ? (
          <EmptyState>
            <MessageCircleQuestion aria-hidden />
            <EmptyStateTitle>Nobody has asked anything yet</EmptyStateTitle>
            <EmptyStateBody>
              What you ask here is read by everybody who sees the product, and its team is told.
            </EmptyStateBody>
          </EmptyState>
        ) : (
          <ul className="divide-y rounded-lg border bg-surface">
            {questions.items.map((question) => (
              <QuestionRow key={question.id} product={product.ref} question={question} now={time} />
            ))}
          </ul>
        )}
        {questionPages > 1 && (
          <Pagination
            aria-label="Pages of questions"
            page={state.questions}
            pageCount={questionPages}
            hrefOf={(page) => discussionHref(product.ref, { ...state, questions: page })}
          />
        )}
      </Section>
      <Section aria-labelledby="reviews">
        <SectionHeader>
          <SectionTitle id="reviews" className="scroll-mt-20">
            Reviews <span className="font-normal text-muted tabular-nums">{ratings.count}</span>
          </SectionTitle>
          {reviews.total > 1 && (
            <TextLink href={`${discussionHref(product.ref, { ...state, sort: other, reviews: 1 })}#reviews`}>
              {other === "helpful" ? "Most helpful first" : "Newest first"}
            </TextLink>
          )}
        </SectionHeader>
        {ratings.average !== null && <RatingsSummary {...ratings} average={ratings.average} />}
        {standing.may ? (
          <Disclosure
            label={standing.own ? "Edit your review" : "Write a review"}
            about="of this product"
            variant={standing.own ? "secondary" : "primary"}
            size="md"
          >
            <ReviewForm product={product.ref} own={standing.own} submit={writeReviewAction} />
          </Disclosure>
        ) : (
          <SectionSummary>{standing.reason}</SectionSummary>
        )}
        {reviews.items.length === 0 ? (
          <EmptyState>
            <Star aria-hidden />
            <EmptyStateTitle>No reviews yet</EmptyStateTitle>
            <EmptyStateBody>
              Who has used it says here what it is good for, and what it is not.
            </EmptyStateBody>
          </EmptyState>
        ) : (
          <ul className="divide-y overflow-hidden rounded-lg border bg-surface">
            {reviews.items.map((review) => (
              <ReviewItem
                key={review.id}
                review={review}
                mayWrite={mayWrite}
                actions={REVIEW_ACTIONS}
                now={time}
              />
            ))}
          </ul>
        )}
        {reviewPages > 1 && (
          <Pagination
            aria-label="Pages of reviews"
            page={state.reviews}
            pageCount={reviewPages}
            hrefOf={(page) => `${discussionHref(product.ref, { ...state, reviews: page })}#reviews`}
          />
        )}
      </Section>
    </div>
  );
}
